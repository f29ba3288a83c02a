package nl.weerklank.channel.radio.audio;

/**
 * A stretch of a sound that is aired whole once it has begun, because half of it would mislead: a burst of a header, or the
 * end of a message.
 *
 * @param from its first sample
 * @param to the sample after its last
 */
public record Stretch(long from, long to) {

    public Stretch {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a stretch has at least one sample, not %d-%d".formatted(from, to));
        }
    }

    /** Reads {@code from-to}. @throws IllegalArgumentException when it is something else */
    public static Stretch parse(String text) {
        if (!text.matches("\\d{1,12}-\\d{1,12}")) {
            throw new IllegalArgumentException("a stretch is from-to in samples, not '" + text + "'");
        }
        int dash = text.indexOf('-');
        return new Stretch(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }

    /** Whether the sound cannot be left before this sample. */
    public boolean holds(long sample) {
        return from < sample && sample < to;
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
