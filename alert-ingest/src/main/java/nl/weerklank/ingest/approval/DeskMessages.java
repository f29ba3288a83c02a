package nl.weerklank.ingest.approval;

import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.ingest.account.Person;
import nl.weerklank.ingest.live.ContentDigest;
import nl.weerklank.ingest.live.MessageKey;

/** What the log knows of an issued message, as the desk writes it. */
public final class DeskMessages {

    private DeskMessages() {}

    public static DeskMessage ofIssued(AlertEvent event) {
        var approved = event.authority() instanceof Authority.Approved by ? by : null;
        var mandated = event.authority() instanceof Authority.Mandated by ? by : null;
        return new DeskMessage(
                MessageKey.of(event.cap()).id(),
                event.alertId(),
                MessageState.ISSUED,
                event.kind(),
                event.mode(),
                ContentDigest.of(event.cap()),
                approved == null ? null : new Person(approved.author(), null),
                event.acceptedAt(),
                mandated == null ? null : mandated.mandate(),
                null,
                null,
                null,
                event.version(),
                event.acceptedAt(),
                approved == null ? List.of() : approved.approvals(),
                event.cap(),
                event.target(),
                List.of());
    }
}
