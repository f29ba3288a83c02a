package nl.weerklank.ingest.live;

import java.time.Instant;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapReference;

/** What makes a message one message: its sender, identifier and time of sending (CAP 1.2 §3.2.1). */
public record MessageKey(String sender, String identifier, Instant sent) {

    public static MessageKey of(CapAlert alert) {
        return new MessageKey(alert.sender(), alert.identifier(), alert.sent().toInstant());
    }

    public static MessageKey of(CapReference reference) {
        return new MessageKey(
                reference.sender(), reference.identifier(), reference.sent().toInstant());
    }

    /** The name of the message in addresses; for a first message it is the alert's id. */
    public String id() {
        return AlertIds.ofFirstMessage(sender, identifier);
    }
}
