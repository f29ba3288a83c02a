package nl.weerklank.contract.operator;

import java.time.Instant;

/** What was ruled about a channel's use; the last ruling of each kind of author, by hand or by dispatch itself, holds. */
public sealed interface Ruling {

    /** It may be used. */
    record Open() implements Ruling {}

    /** It is not used until somebody opens it. */
    record Closed() implements Ruling {}

    /** It is not used until this moment; then it opens by itself. */
    record Maintenance(Instant until) implements Ruling {}

    /**
     * How much it flapped, by dispatch itself.
     *
     * @param penalty grows with each fall and halves as time goes by; as it was at the ruling's moment
     * @param quarantined whether it is used only for whom no other channel reaches
     */
    record Damped(double penalty, boolean quarantined) implements Ruling {
        public Damped {
            if (!(penalty >= 0) || Double.isInfinite(penalty)) {
                throw new IllegalArgumentException("a penalty is a number from 0 up, not " + penalty);
            }
        }
    }
}
