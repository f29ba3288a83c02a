/** A simulated network behind the centre: BSCs that speak CBSP, cells that broadcast, phones that show what they received. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.network;

import org.jspecify.annotations.NullMarked;
