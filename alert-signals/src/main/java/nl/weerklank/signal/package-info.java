/** One threat signal, whatever its source: what happens, where, when, how grave, how sure, and who may read it. */
@NullMarked
package nl.weerklank.signal;

import org.jspecify.annotations.NullMarked;
