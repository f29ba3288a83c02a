package nl.weerklank.channel.radio.speech;

import java.nio.file.Path;

/** Turns text into a voice. */
public interface Speaker {

    /** Speaks the text into this file, or says why it cannot. */
    Spoken speak(String text, String language, Path wav);
}
