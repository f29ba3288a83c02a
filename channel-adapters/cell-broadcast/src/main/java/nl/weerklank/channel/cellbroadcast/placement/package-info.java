/** One message at one BSC: what its cells should hold, what they hold, and how the one becomes the other. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.placement;

import org.jspecify.annotations.NullMarked;
