/** The SAME protocol of 47 CFR 11.31: header and end of message as data, as sound, and heard back from sound. */
@NullMarked
package nl.weerklank.channel.radio.same;

import org.jspecify.annotations.NullMarked;
