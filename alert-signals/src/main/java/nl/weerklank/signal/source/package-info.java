/** Sources as they are declared: what is read where, how far it is trusted, and how long it may be silent. */
@NullMarked
package nl.weerklank.signal.source;

import org.jspecify.annotations.NullMarked;
