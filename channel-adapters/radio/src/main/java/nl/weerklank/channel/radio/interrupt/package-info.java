/** The package that interrupts a programme: header, attention tone, speech and end. */
@NullMarked
package nl.weerklank.channel.radio.interrupt;

import org.jspecify.annotations.NullMarked;
