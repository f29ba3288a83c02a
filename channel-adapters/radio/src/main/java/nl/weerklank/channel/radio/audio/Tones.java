package nl.weerklank.channel.radio.audio;

import java.util.Arrays;
import java.util.List;

/** Sounds that are computed: silence and sums of sines. */
public final class Tones {

    private static final double FULL = Short.MAX_VALUE;

    private Tones() {}

    /** The number of samples nearest to this many seconds. */
    public static long samples(double seconds) {
        return Math.round(seconds * Sound.RATE);
    }

    public static Sound silence(double seconds) {
        return new Silence(samples(seconds));
    }

    /** These frequencies together, each at this part of full scale; together they must not pass 1. */
    public static Sound chord(double seconds, double levelEach, double... hertz) {
        if (levelEach * hertz.length > 1) {
            throw new IllegalArgumentException("the tones together would clip");
        }
        return new Chord(
                samples(seconds), levelEach, Arrays.stream(hertz).boxed().toList());
    }

    private record Silence(long length) implements Sound {
        @Override
        public void render(long from, short[] into, int offset, int count) {
            Arrays.fill(into, offset, offset + count, (short) 0);
        }
    }

    private record Chord(long length, double level, List<Double> hertz) implements Sound {
        @Override
        public void render(long from, short[] into, int offset, int count) {
            for (int i = 0; i < count; i++) {
                double seconds = (from + i) / (double) RATE;
                double sum = 0;
                for (double f : hertz) {
                    sum += Math.sin(2 * Math.PI * f * seconds);
                }
                into[offset + i] = (short) Math.round(sum * level * FULL);
            }
        }
    }
}
