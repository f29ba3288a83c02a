package nl.weerklank.channel.web.board;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.SignedAlert;
import org.jspecify.annotations.Nullable;

/**
 * One alert as the public sees it: its newest version, and the earlier ones.
 *
 * @param revision the board's revision when it last changed; readers who know less have missed something
 * @param endedAt when it stopped holding, or {@code null} while it holds
 * @param earlier earlier versions, oldest first
 */
public record PublicAlert(
        AlertEvent event,
        SignedAlert signed,
        List<SignedAlert> earlier,
        Standing standing,
        long revision,
        Instant firstShown,
        Instant changedAt,
        @Nullable Instant endedAt) {

    public PublicAlert {
        earlier = List.copyOf(earlier);
    }

    public String id() {
        return event.alertId();
    }

    public int version() {
        return event.version();
    }

    /** The code that people type to check it. */
    public String code() {
        return AlertIds.shortCode(id());
    }

    PublicAlert ended(Standing how, long atRevision, Instant at) {
        return new PublicAlert(event, signed, earlier, how, atRevision, firstShown, at, at);
    }
}
