/** The protocol between a cell broadcast centre and a BSC (TS 48.049) as values and bytes; pure, without sockets or clocks. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.cbsp;

import org.jspecify.annotations.NullMarked;
