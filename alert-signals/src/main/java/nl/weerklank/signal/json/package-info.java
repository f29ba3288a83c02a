/** Signals as JSON on the topics; the only home of that form. */
@NullMarked
package nl.weerklank.signal.json;

import org.jspecify.annotations.NullMarked;
