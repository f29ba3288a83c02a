package nl.weerklank.channel.radio.audio;

import java.util.Arrays;

/** Changes the rate of a stream of samples by a ratio of whole numbers, with a windowed sinc, piece by piece. */
public final class Resampler {

    private static final int HALF = 16;

    private final int up;
    private final int down;
    private final float[][] phases;
    private final short[] past = new short[2 * HALF];
    private long taken;
    private long given;

    public Resampler(int fromRate, int toRate) {
        int common = greatestCommon(fromRate, toRate);
        this.up = toRate / common;
        this.down = fromRate / common;
        this.phases = phases(up, Math.min(1.0, up / (double) down));
        this.taken = -HALF;
    }

    /** The samples that this piece makes possible. */
    public short[] next(short[] samples, int count) {
        var out = new short[(int) ((long) count * up / down) + 2];
        int made = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(past, 1, past, 0, past.length - 1);
            past[past.length - 1] = samples[i];
            taken++;
            while (given * down < taken * up) {
                out[made++] = sum((int) (given * down - (taken - 1) * up));
                given++;
            }
        }
        return Arrays.copyOf(out, made);
    }

    /** The last samples, which still waited for what comes after them. */
    public short[] end() {
        return next(new short[HALF], HALF);
    }

    private short sum(int phase) {
        var weights = phases[phase];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * past[i];
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** For each place between two samples the weights of the samples around it. */
    private static float[][] phases(int up, double cutoff) {
        var phases = new float[up][2 * HALF];
        for (int phase = 0; phase < up; phase++) {
            double sum = 0;
            for (int i = 0; i < 2 * HALF; i++) {
                double x = i - (HALF - 1) - phase / (double) up;
                double window = 0.5 + 0.5 * Math.cos(Math.PI * Math.clamp(x / HALF, -1, 1));
                double sinc = x == 0 ? 1 : Math.sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
                phases[phase][i] = (float) (sinc * window);
                sum += phases[phase][i];
            }
            for (int i = 0; i < 2 * HALF; i++) {
                phases[phase][i] /= (float) sum;
            }
        }
        return phases;
    }

    private static int greatestCommon(int a, int b) {
        return b == 0 ? a : greatestCommon(b, a % b);
    }
}
