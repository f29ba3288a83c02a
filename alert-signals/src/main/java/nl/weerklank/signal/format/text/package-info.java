/** How readers look at XML and JSON that nobody vouches for: trees under limits, places, times, outlines, words for hazards. */
@NullMarked
package nl.weerklank.signal.format.text;

import org.jspecify.annotations.NullMarked;
