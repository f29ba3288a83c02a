/** Water levels of Rijkswaterstaat. */
@NullMarked
package nl.weerklank.signal.format.water;

import org.jspecify.annotations.NullMarked;
