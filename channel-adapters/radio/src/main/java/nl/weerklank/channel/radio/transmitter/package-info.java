/** The control protocol between the channel and a transmitter, over HTTP. */
@NullMarked
package nl.weerklank.channel.radio.transmitter;

import org.jspecify.annotations.NullMarked;
