/** Which transmitter region covers which cells, and how many people there listen. */
@NullMarked
package nl.weerklank.channel.radio.region;

import org.jspecify.annotations.NullMarked;
