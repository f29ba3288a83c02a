package nl.weerklank.channel.radio.same;

import nl.weerklank.channel.radio.audio.Sound;

/**
 * Says for every sample how much the last bit's length of sound is mark rather than space, from -1 to 1, whatever the
 * level. Sums are kept in whole numbers, so that nothing drifts in a stream that never ends.
 */
final class ToneCorrelator {

    /** Whole samples in one bit. */
    static final int WINDOW = (int) (SameBurst.BIT_NUMERATOR / SameBurst.BIT_DENOMINATOR);

    private static final int SCALE = 1 << 12;
    private static final double FLOOR = 50.0 * SCALE;

    private final Arm mark = new Arm(SameBurst.MARK_WAVES);
    private final Arm space = new Arm(SameBurst.SPACE_WAVES);

    /** Takes one more sample. */
    float next(short sample) {
        double m = mark.next(sample);
        double s = space.next(sample);
        return (float) ((m - s) / (m + s + FLOOR * WINDOW));
    }

    /** Correlation with one tone over the window, blind to its phase. */
    private static final class Arm {
        private final int[] cosines;
        private final int[] sines;
        private final long[] real = new long[WINDOW];
        private final long[] imaginary = new long[WINDOW];
        private int phase;
        private int slot;
        private long realSum;
        private long imaginarySum;

        Arm(int wavesPerBit) {
            int period = period(wavesPerBit);
            cosines = new int[period];
            sines = new int[period];
            double hertz = wavesPerBit * SameBurst.BIT_DENOMINATOR / 6.0;
            for (int i = 0; i < period; i++) {
                double angle = 2 * Math.PI * hertz * i / Sound.RATE;
                cosines[i] = (int) Math.round(SCALE * Math.cos(angle));
                sines[i] = (int) Math.round(SCALE * Math.sin(angle));
            }
        }

        /** Samples after which tone and sampling meet again. */
        private static int period(int wavesPerBit) {
            long numerator = wavesPerBit * SameBurst.BIT_DENOMINATOR;
            long a = numerator;
            long b = SameBurst.BIT_NUMERATOR;
            while (b != 0) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            return (int) (SameBurst.BIT_NUMERATOR / a);
        }

        double next(short sample) {
            long re = (long) sample * cosines[phase];
            long im = (long) sample * sines[phase];
            phase = phase + 1 == cosines.length ? 0 : phase + 1;
            realSum += re - real[slot];
            imaginarySum += im - imaginary[slot];
            real[slot] = re;
            imaginary[slot] = im;
            slot = slot + 1 == WINDOW ? 0 : slot + 1;
            double re2 = realSum;
            double im2 = imaginarySum;
            return Math.sqrt(re2 * re2 + im2 * im2);
        }
    }
}
