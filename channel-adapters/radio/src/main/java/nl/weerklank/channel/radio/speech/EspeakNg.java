package nl.weerklank.channel.radio.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.radio.audio.SoundFile;

/** The voice of the program espeak-ng, one process a text. */
public final class EspeakNg implements Speaker {

    private static final Map<String, String> VOICES = Map.of(
            "nl", "nl", "en", "en-gb", "de", "de", "pl", "pl", "uk", "uk", "ar", "ar", "tr", "tr", "fr", "fr-fr");
    private static final int WORDS_PER_MINUTE = 150;
    private static final long PATIENCE_SECONDS = 15;

    private final String program;

    /** @param program the program's name or path */
    public EspeakNg(String program) {
        this.program = program;
    }

    @Override
    public Spoken speak(String text, String language, Path wav) {
        var voice = VOICES.get(language);
        if (voice == null) {
            return new Spoken.Missing(language, text, "no voice is known for language '" + language + "'");
        }
        try {
            return speak(text, language, voice, wav);
        } catch (IOException e) {
            return new Spoken.Missing(
                    language, text, program + " could not be used (Debian package espeak-ng): " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Spoken.Missing(language, text, "interrupted while speaking");
        }
    }

    private Spoken speak(String text, String language, String voice, Path wav)
            throws IOException, InterruptedException {
        var command = List.of(
                program, "-v", voice, "-s", Integer.toString(WORDS_PER_MINUTE), "-w", wav.toString(), "--stdin");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Spoken.Missing(language, text, program + " did not end within " + PATIENCE_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            return new Spoken.Missing(language, text, program + " ended with code " + process.exitValue());
        }
        return new Spoken.Voice(language, text, SoundFile.of(wav));
    }
}
