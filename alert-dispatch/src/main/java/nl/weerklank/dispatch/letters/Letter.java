package nl.weerklank.dispatch.letters;

import java.time.Instant;
import nl.weerklank.contract.operator.LetterCare;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter for people.
 *
 * @param id names it: {@code topic/partition/offset} of the letter itself
 * @param origin where the record was: {@code topic/partition/offset}
 * @param topic the topic that it did not fit
 * @param fault what was wrong, by the contract's word
 * @param by who put it aside
 * @param text the record as text, cut when it is long
 * @param care what was last done about it; null when nothing yet
 */
public record Letter(
        String id,
        String topic,
        String origin,
        @Nullable String key,
        Instant at,
        String fault,
        String cause,
        String by,
        int size,
        String text,
        @Nullable LetterCare care) {

    /** Whether somebody should still look at it. */
    public boolean open() {
        return care == null;
    }
}
