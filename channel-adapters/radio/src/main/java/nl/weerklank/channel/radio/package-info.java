/** The radio channel: an alert interrupts the programme of every transmitter region that it touches. */
@NullMarked
package nl.weerklank.channel.radio;

import org.jspecify.annotations.NullMarked;
