package nl.weerklank.contract.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision of dispatch with its reason and numbers, for the ledger and for people.
 *
 * @param number counts from 1 within the alert; a decision made twice has the same number
 * @param channel whom it is about; null when it is about the alert as a whole
 */
public record Decided(
        int schema,
        String alertId,
        int version,
        int number,
        Instant at,
        @Nullable String channel,
        String text) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;
}
