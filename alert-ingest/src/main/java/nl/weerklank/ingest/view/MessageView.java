package nl.weerklank.ingest.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.ingest.approval.DeskMessage;
import nl.weerklank.ingest.approval.DeskMessages;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.check.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A message as callers see it.
 *
 * @param id names this message; for a first message it is the alert's id
 * @param alertId names the alert over all its versions
 * @param cells how many cells of the map it goes to, each about 0.7 km²; 0 for a draft cancel, which goes wherever its alert went
 * @param cap the whole message; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        String id,
        String alertId,
        MessageState state,
        AlertKind kind,
        Mode mode,
        String sender,
        String identifier,
        OffsetDateTime sent,
        @Nullable String headline,
        @Nullable String author,
        Instant recordedAt,
        List<Authority.Approval> approvals,
        @Nullable String mandate,
        @Nullable String rejectedBy,
        @Nullable Instant rejectedAt,
        @Nullable String reason,
        @Nullable Integer version,
        @Nullable Instant issuedAt,
        int cells,
        List<CapReference> references,
        List<Violation> warnings,
        @Nullable CapAlert cap) {

    public static MessageView of(DeskMessage message) {
        var author = message.author();
        return new MessageView(
                message.id(),
                message.alertId(),
                message.state(),
                message.kind(),
                message.mode(),
                message.cap().sender(),
                message.cap().identifier(),
                message.cap().sent(),
                message.headline(),
                author == null ? null : author.name(),
                message.recordedAt(),
                message.approvals(),
                message.mandate(),
                message.rejectedBy(),
                message.rejectedAt(),
                message.reason(),
                message.version(),
                message.issuedAt(),
                message.target().size(),
                message.cap().references(),
                message.warnings(),
                message.cap());
    }

    public static MessageView of(AlertEvent event) {
        return of(DeskMessages.ofIssued(event));
    }

    /** The same without the message itself. */
    MessageView brief() {
        return new MessageView(
                id,
                alertId,
                state,
                kind,
                mode,
                sender,
                identifier,
                sent,
                headline,
                author,
                recordedAt,
                approvals,
                mandate,
                rejectedBy,
                rejectedAt,
                reason,
                version,
                issuedAt,
                cells,
                references,
                warnings,
                null);
    }
}
