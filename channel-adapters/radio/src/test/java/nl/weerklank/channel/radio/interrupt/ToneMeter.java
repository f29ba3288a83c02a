package nl.weerklank.channel.radio.interrupt;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.channel.radio.audio.Sound;

/** Measures sound with nothing but the times at which it crosses zero: independent of encoder and receiver. */
final class ToneMeter {

    private static final double BETWEEN_MARK_AND_SPACE = (1 / 2083.3 + 1 / 1562.5) / 2;
    private static final int SILENT = 300;

    private ToneMeter() {}

    /** A stretch without silence, in samples. */
    record Stretch(int from, int to) {
        double seconds() {
            return (to - from) / (double) Sound.RATE;
        }

        double pauseUntil(Stretch next) {
            return (next.from - to) / (double) Sound.RATE;
        }
    }

    /** What an AFSK burst turned out to be. */
    record Measured(String text, int preambleBytes, double bitsPerSecond, double markHertz, double spaceHertz) {}

    /** Stretches of sound with at least 0.2 s of silence between them. */
    static List<Stretch> stretches(short[] samples) {
        var found = new ArrayList<Stretch>();
        int gap = Sound.RATE / 5;
        int from = -1;
        int last = -1;
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > SILENT) {
                if (from >= 0 && i - last > gap) {
                    found.add(new Stretch(from, last + 1));
                    from = -1;
                }
                from = from < 0 ? i : from;
                last = i;
            }
        }
        if (from >= 0) {
            found.add(new Stretch(from, last + 1));
        }
        return found;
    }

    /** Reads a burst wave by wave: four short ones are a mark, three long ones a space. */
    static Measured burst(short[] samples, Stretch stretch) {
        var waves = waves(samples, stretch);
        var bits = new StringBuilder();
        double marks = 0;
        double spaces = 0;
        int markWaves = 0;
        int spaceWaves = 0;
        int at = 0;
        while (at < waves.size()) {
            boolean mark = waves.get(at) < BETWEEN_MARK_AND_SPACE;
            int count = mark ? 4 : 3;
            for (int i = 0; i < count && at < waves.size(); i++, at++) {
                if (waves.get(at) < BETWEEN_MARK_AND_SPACE != mark) {
                    throw new AssertionError("wave " + at + " breaks off a bit");
                }
                marks += mark ? waves.get(at) : 0;
                spaces += mark ? 0 : waves.get(at);
                markWaves += mark ? 1 : 0;
                spaceWaves += mark ? 0 : 1;
            }
            bits.append(mark ? '1' : '0');
        }
        return new Measured(
                text(bits), preamble(bits), bits.length() / (marks + spaces), markWaves / marks, spaceWaves / spaces);
    }

    /** The frequency at which the stretch has most energy between two bounds. */
    static double peak(short[] samples, Stretch stretch, double fromHertz, double toHertz) {
        double best = 0;
        double bestHertz = 0;
        for (double hertz = fromHertz; hertz <= toHertz; hertz += 0.25) {
            double energy = energy(samples, stretch, hertz);
            if (energy > best) {
                best = energy;
                bestHertz = hertz;
            }
        }
        return bestHertz;
    }

    static double energy(short[] samples, Stretch stretch, double hertz) {
        double turn = 2 * Math.cos(2 * Math.PI * hertz / Sound.RATE);
        double a = 0;
        double b = 0;
        int to = Math.min(stretch.to(), stretch.from() + Sound.RATE * 2);
        for (int i = stretch.from(); i < to; i++) {
            double next = samples[i] + turn * a - b;
            b = a;
            a = next;
        }
        return a * a + b * b - turn * a * b;
    }

    /** Lengths of whole waves in seconds, between upward crossings placed between samples; the first begins with the stretch. */
    private static List<Double> waves(short[] samples, Stretch stretch) {
        var waves = new ArrayList<Double>();
        double last = stretch.from() - 1;
        for (int i = stretch.from() + 1; i <= stretch.to() && i < samples.length; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                double crossing = i - 1 + samples[i - 1] / (double) (samples[i - 1] - samples[i]);
                if (samples[i] == 0 && i == stretch.to()) {
                    crossing = last + (waves.isEmpty() ? 0 : waves.getLast() * Sound.RATE);
                }
                waves.add((crossing - last) / Sound.RATE);
                last = crossing;
            }
        }
        return waves;
    }

    private static int preamble(CharSequence bits) {
        int bytes = 0;
        while ((bytes + 1) * 8 <= bits.length() && value(bits, bytes) == 0xAB) {
            bytes++;
        }
        return bytes;
    }

    private static String text(CharSequence bits) {
        var text = new StringBuilder();
        for (int at = preamble(bits); (at + 1) * 8 <= bits.length(); at++) {
            text.append((char) value(bits, at));
        }
        return text.toString();
    }

    private static int value(CharSequence bits, int byteAt) {
        int value = 0;
        for (int i = 0; i < 8; i++) {
            value |= (bits.charAt(byteAt * 8 + i) - '0') << i;
        }
        return value;
    }
}
