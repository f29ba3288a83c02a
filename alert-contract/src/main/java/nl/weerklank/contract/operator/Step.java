package nl.weerklank.contract.operator;

import java.time.Instant;

/**
 * A step by hand in one dissemination, on record with its author and reason.
 *
 * @param stepId names it; the same step read twice is taken once
 * @param version the version that the operator looked at; a step for an older one is not taken
 */
public record Step(
        int schema, String stepId, String alertId, int version, String by, Instant at, String reason, Act act) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    public Step {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a step by hand has a reason");
        }
    }
}
