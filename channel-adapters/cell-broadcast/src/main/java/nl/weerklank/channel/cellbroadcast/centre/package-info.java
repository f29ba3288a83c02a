/** The cell broadcast centre: what every BSC should have on the air, what it has, and how the one becomes the other. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.centre;

import org.jspecify.annotations.NullMarked;
