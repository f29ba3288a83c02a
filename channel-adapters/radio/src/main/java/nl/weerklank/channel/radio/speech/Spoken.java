package nl.weerklank.channel.radio.speech;

import nl.weerklank.channel.radio.audio.Sound;

/** A text as it can be put on the air: a voice, or why there is none. */
public sealed interface Spoken {

    /** The text as sound, in this language. */
    record Voice(String language, String text, Sound sound) implements Spoken {}

    /** No voice could be made; {@code why} says what to mend. */
    record Missing(String language, String text, String why) implements Spoken {}
}
