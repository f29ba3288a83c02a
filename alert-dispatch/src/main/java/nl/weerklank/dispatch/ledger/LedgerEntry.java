package nl.weerklank.dispatch.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing on record.
 *
 * @param entry names it; the same record read twice has the same name
 * @param kind alert, order, report, decision, dead-letter or unreadable
 * @param at when it happened, by the record itself
 * @param summary one sentence for people
 * @param body the record as JSON; null when it was none
 */
public record LedgerEntry(
        String entry,
        String kind,
        @Nullable String alertId,
        @Nullable Integer version,
        @Nullable String channel,
        @Nullable String orderId,
        Instant at,
        String summary,
        @JsonRawValue @Nullable String body,
        String topic,
        int partition,
        long offset) {

    LedgerEntry withoutBody(String why) {
        return new LedgerEntry(
                entry,
                kind,
                alertId,
                version,
                channel,
                orderId,
                at,
                summary + " (" + why + ")",
                null,
                topic,
                partition,
                offset);
    }
}
