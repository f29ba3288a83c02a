package nl.weerklank.ingest.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a firing: what travels on topic {@code firing-results}.
 *
 * @param message the draft or issued message; absent where there is none
 * @param why in words, where less happened than the rule says
 */
public record FiringResult(
        String firing,
        Instant at,
        Outcome outcome,
        @Nullable String message,
        @Nullable String why) {

    /** What became of it. */
    public enum Outcome {
        NOTED,
        PROPOSED,
        ISSUED,
        REFUSED
    }
}
