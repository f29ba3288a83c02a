package nl.weerklank.contract.operator;

import java.time.Instant;

/**
 * What somebody did about one dead letter, and why.
 *
 * @param letter names it: {@code topic/partition/offset} of the dead letter itself
 */
public record LetterCare(int schema, String letter, String by, Instant at, String reason, What what) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    public LetterCare {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("care for a dead letter has a reason");
        }
    }

    /** What was done. */
    public enum What {
        /** The record went to its topic again as it was. */
        REPLAYED,
        /** Somebody read it and nothing more is to be done. */
        DISCARDED
    }
}
