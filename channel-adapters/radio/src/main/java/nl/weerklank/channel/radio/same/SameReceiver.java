package nl.weerklank.channel.radio.same;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.channel.radio.audio.Sound;

/** Hears SAME in a stream of sound: each burst as it comes, and a message once at least two of its bursts agree on one. */
public final class SameReceiver {

    private static final long GROUP_GAP = 3L * Sound.RATE;
    private static final int BURSTS = 3;

    private final ToneCorrelator correlator = new ToneCorrelator();
    private final BurstReader reader = new BurstReader();
    private final Ear ear;
    private final List<Burst> group = new ArrayList<>();
    private long heard;
    private long quietSince;
    private boolean said;
    private boolean ended;

    /** Who is told what was heard. */
    public interface Ear {

        /** One burst, as it was understood; may hold errors. */
        void burst(String text);

        /** A header on which its bursts agree. */
        void header(SameHeader header);

        /** The end of the message, told once. */
        void endOfMessage();
    }

    public SameReceiver(Ear ear) {
        this.ear = ear;
    }

    /** Hears the next samples. */
    public void hear(short[] samples, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            reader.next(correlator.next(samples[i])).ifPresent(this::take);
            heard++;
        }
        if (heard - quietSince > GROUP_GAP + longestBurst()) {
            forgetGroup();
        }
    }

    private void take(Burst burst) {
        quietSince = heard;
        ear.burst(burst.text());
        if (burst.isEndOfMessage()) {
            forgetGroup();
            if (!ended) {
                ended = true;
                ear.endOfMessage();
            }
            return;
        }
        ended = false;
        group.add(burst);
        if (group.size() > BURSTS) {
            forgetGroup();
            group.add(burst);
        }
        if (!said && group.size() >= 2) {
            agree();
        }
    }

    private void agree() {
        try {
            var header = SameHeader.parse(Burst.together(group));
            said = true;
            ear.header(header);
        } catch (IllegalArgumentException e) {
            // the third burst may settle it
        }
    }

    private void forgetGroup() {
        group.clear();
        said = false;
    }

    /** A burst is only known when it ends, so the wait for the next one is its own length longer. */
    private long longestBurst() {
        return group.stream()
                        .mapToLong(b -> b.bits().length + SameBurst.PREAMBLE_BYTES * 8L)
                        .max()
                        .orElse(0)
                * SameBurst.BIT_NUMERATOR
                / SameBurst.BIT_DENOMINATOR;
    }
}
