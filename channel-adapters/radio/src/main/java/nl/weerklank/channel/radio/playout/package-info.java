/** What goes on the air of one transmitter and how it leaves: programme, interrupts, the live stream, the control door. */
@NullMarked
package nl.weerklank.channel.radio.playout;

import org.jspecify.annotations.NullMarked;
