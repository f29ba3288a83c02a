package nl.weerklank.channel.radio.pocsag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import nl.weerklank.channel.radio.audio.Sound;

/** Calls as one transmission: preamble, then batches of a sync word and eight frames of two words; as sound, a one is the low level. */
public final class PagerTransmission implements Sound {

    private static final int PREAMBLE_WORDS = 18;
    private static final int PREAMBLE = 0xAAAAAAAA;
    private static final int WORDS_PER_BATCH = 16;
    private static final short LEVEL = 12_000;
    private static final List<Integer> RATES = List.of(512, 1200, 2400);

    private final List<Integer> words;
    private final int bitsPerSecond;

    private PagerTransmission(List<Integer> words, int bitsPerSecond) {
        this.words = words;
        this.bitsPerSecond = bitsPerSecond;
    }

    /** @param bitsPerSecond 512, 1200 or 2400 */
    public static PagerTransmission of(List<PagerCall> calls, int bitsPerSecond) {
        if (!RATES.contains(bitsPerSecond)) {
            throw new IllegalArgumentException("pagers listen at " + RATES + " bit/s, not at " + bitsPerSecond);
        }
        var words = new ArrayList<>(Collections.nCopies(PREAMBLE_WORDS, PREAMBLE));
        var slots = slots(calls);
        for (int i = 0; i < slots.size(); i++) {
            if (i % WORDS_PER_BATCH == 0) {
                words.add(CodeWord.SYNC);
            }
            words.add(slots.get(i));
        }
        return new PagerTransmission(List.copyOf(words), bitsPerSecond);
    }

    /** All words of 32 bits in the order of sending. */
    public List<Integer> words() {
        return words;
    }

    @Override
    public long length() {
        return (words.size() * 32L * RATE + bitsPerSecond - 1) / bitsPerSecond;
    }

    @Override
    public void render(long from, short[] into, int offset, int count) {
        for (int i = 0; i < count; i++) {
            int bit = (int) ((from + i) * bitsPerSecond / RATE);
            boolean one = (words.get(bit >> 5) >> (31 - (bit & 31)) & 1) == 1;
            into[offset + i] = one ? (short) -LEVEL : LEVEL;
        }
    }

    /** The words of whole batches, each call beginning in its pager's frame. */
    private static List<Integer> slots(List<PagerCall> calls) {
        var slots = new ArrayList<Integer>();
        for (var call :
                calls.stream().sorted(Comparator.comparingInt(PagerCall::frame)).toList()) {
            while (slots.size() % WORDS_PER_BATCH != call.frame() * 2) {
                slots.add(CodeWord.IDLE);
            }
            slots.addAll(call.words());
        }
        do {
            slots.add(CodeWord.IDLE);
        } while (slots.size() % WORDS_PER_BATCH != 0);
        return slots;
    }
}
