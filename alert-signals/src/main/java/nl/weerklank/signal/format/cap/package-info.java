/** CAP as threat signals: alone, in Atom and RSS, in EDXL-DE envelopes. */
@NullMarked
package nl.weerklank.signal.format.cap;

import org.jspecify.annotations.NullMarked;
