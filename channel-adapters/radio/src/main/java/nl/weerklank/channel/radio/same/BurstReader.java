package nl.weerklank.channel.radio.same;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds bursts in the correlator's output: locks on the preamble, keeps step with the bits by their transitions, and
 * reads characters until the message is whole or the carrier is gone.
 */
final class BurstReader {

    private static final double BIT = SameBurst.BIT_NUMERATOR / (double) SameBurst.BIT_DENOMINATOR;
    private static final int PATTERN_BITS = 32;
    private static final int HISTORY = 2048;
    private static final double LOCK_AT = 0.42;
    private static final int SETTLE = (int) (2.5 * BIT);
    private static final double PHASE_GAIN = 0.12;
    private static final double RATE_GAIN = 0.003;
    private static final double LARGEST_DRIFT = 0.03;
    private static final int LONGEST_CHARACTERS = 268;
    private static final int TAIL_CHARACTERS = 23;
    private static final int FAINT_CHARACTERS = 3;
    private static final double FAINT = 0.12;

    private final float[] history = new float[HISTORY];
    private final float[] bits = new float[LONGEST_CHARACTERS * 8];
    private long now = -1;
    private boolean locked;
    private double best;
    private long bestAt;
    private double nextBitAt;
    private double bitLength;
    private float lastBit;
    private int count;
    private boolean inText;
    private int faint;
    private int plusAt;

    /** Takes the correlator's next value; gives a burst when one just ended. */
    Optional<Burst> next(float value) {
        now++;
        history[(int) (now % HISTORY)] = value;
        if (!locked) {
            search();
            return Optional.empty();
        }
        if (now < Math.ceil(nextBitAt)) {
            return Optional.empty();
        }
        return bit();
    }

    private void search() {
        if (best == 0 && now % 3 != 0) {
            return;
        }
        double match = now < PATTERN_BITS * BIT ? 0 : match();
        if (match > LOCK_AT && match > best) {
            best = match;
            bestAt = now;
        } else if (best > 0 && now - bestAt > SETTLE) {
            lock();
        }
    }

    private double match() {
        double sum = 0;
        for (int i = 0; i < PATTERN_BITS; i++) {
            boolean mark = (SameBurst.PREAMBLE_BYTE >> (7 - i % 8) & 1) == 1;
            float heard = at(now - i * BIT);
            sum += mark ? heard : -heard;
        }
        return sum / PATTERN_BITS;
    }

    private void lock() {
        locked = true;
        best = 0;
        bitLength = BIT;
        nextBitAt = bestAt + BIT;
        lastBit = at(bestAt);
        count = 0;
        inText = false;
        faint = 0;
        plusAt = -1;
    }

    private Optional<Burst> bit() {
        float value = at(nextBitAt);
        double middle = at(nextBitAt - bitLength / 2);
        if (value > 0 != lastBit > 0) {
            double early = Math.clamp((lastBit - value) * middle, -1, 1);
            nextBitAt += PHASE_GAIN * bitLength / 4 * early;
            bitLength = Math.clamp(
                    bitLength + RATE_GAIN * bitLength / 4 * early,
                    BIT * (1 - LARGEST_DRIFT),
                    BIT * (1 + LARGEST_DRIFT));
        }
        lastBit = value;
        nextBitAt += bitLength;
        bits[count++] = value;
        return count % 8 == 0 ? character() : Optional.empty();
    }

    private Optional<Burst> character() {
        if (!inText) {
            return preamble();
        }
        int characters = count / 8;
        int last = Burst.character(bits, count - 8);
        faint = loudness(count - 8) < FAINT ? faint + 1 : 0;
        if (last == '+' && plusAt < 0) {
            plusAt = characters;
        }
        boolean end = faint == FAINT_CHARACTERS
                || characters == LONGEST_CHARACTERS
                || plusAt >= 0 && characters == plusAt + TAIL_CHARACTERS - 1
                || characters == SameBurst.END_OF_MESSAGE.length() && isEnd();
        return end ? Optional.of(release()) : Optional.empty();
    }

    private Optional<Burst> preamble() {
        if (wrongPreambleBits() <= 1) {
            count = 0;
        } else if (loudness(0) < FAINT || wrongPreambleBits() == 8) {
            locked = false;
        } else {
            inText = true;
        }
        return Optional.empty();
    }

    private int wrongPreambleBits() {
        int heard = 0;
        for (int i = 0; i < 8; i++) {
            heard |= bits[i] > 0 ? 1 << i : 0;
        }
        return Integer.bitCount(heard ^ SameBurst.PREAMBLE_BYTE);
    }

    private boolean isEnd() {
        int alike = 0;
        for (int i = 0; i < 4; i++) {
            alike += Burst.character(bits, i * 8) == 'N' ? 1 : 0;
        }
        return alike >= 3;
    }

    private Burst release() {
        locked = false;
        int kept = count - faint * 8;
        return new Burst(Arrays.copyOf(bits, kept), now);
    }

    private double loudness(int from) {
        double sum = 0;
        for (int i = from; i < from + 8; i++) {
            sum += Math.abs(bits[i]);
        }
        return sum / 8;
    }

    private float at(double sample) {
        long before = (long) Math.floor(sample);
        float part = (float) (sample - before);
        float first = history[(int) (before % HISTORY)];
        return part == 0 ? first : first + part * (history[(int) ((before + 1) % HISTORY)] - first);
    }
}
