/** What is said on the air: text written for the ear, and the voice that speaks it. */
@NullMarked
package nl.weerklank.channel.radio.speech;

import org.jspecify.annotations.NullMarked;
