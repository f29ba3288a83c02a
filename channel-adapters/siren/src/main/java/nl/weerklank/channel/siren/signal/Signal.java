package nl.weerklank.channel.siren.signal;

import java.util.List;

/**
 * One signal as data.
 *
 * @param country ISO 3166 alpha-2, or {@code *} for every country without a line of its own
 * @param number the programme in the controller
 * @param runs how often the pattern is sounded in one activation
 * @param pauseSeconds silence between runs
 */
public record Signal(
        String id, String country, Purpose purpose, int number, int runs, int pauseSeconds, List<Segment> pattern) {

    /** How a stretch of a pattern sounds. */
    public enum Tone {
        STEADY,
        WAIL,
        PAUSE,
        GROWL,
        SILENT
    }

    /** A stretch of one tone. */
    public record Segment(Tone tone, int seconds) {
        public Segment {
            if (seconds < 1 || seconds > 600) {
                throw new IllegalArgumentException("a stretch of a signal lasts 1 to 600 seconds, not " + seconds);
            }
        }
    }

    public Signal {
        pattern = List.copyOf(pattern);
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("a signal's number lies between 1 and 65535; 0 means stop");
        }
        if (runs < 1 || runs > 20 || pauseSeconds < 0 || pauseSeconds > 600 || pattern.isEmpty()) {
            throw new IllegalArgumentException("a signal has 1 to 20 runs of a pattern, 0 to 600 seconds apart");
        }
    }

    /** How long one run lasts. */
    public int runSeconds() {
        int sum = 0;
        for (var segment : pattern) {
            sum += segment.seconds();
        }
        return sum;
    }

    /** How long the whole signal lasts, pauses included. */
    public int totalSeconds() {
        return runs * runSeconds() + (runs - 1) * pauseSeconds;
    }

    /** Whether people nearby hear it. */
    public boolean audible() {
        for (var segment : pattern) {
            if (segment.tone() != Tone.SILENT && segment.tone() != Tone.PAUSE) {
                return true;
            }
        }
        return false;
    }

    /** What sounds this many seconds after the start; {@code PAUSE} before it, between runs and after the end. */
    public Tone toneAt(double seconds) {
        var period = runSeconds() + pauseSeconds;
        if (seconds < 0 || seconds >= totalSeconds()) {
            return Tone.PAUSE;
        }
        var within = seconds % period;
        for (var segment : pattern) {
            if (within < segment.seconds()) {
                return segment.tone();
            }
            within -= segment.seconds();
        }
        return Tone.PAUSE;
    }
}
