/** How far a source is believed now: declared once, lower after each false alarm, coming back slowly; pure. */
@NullMarked
package nl.weerklank.signal.trust;

import org.jspecify.annotations.NullMarked;
