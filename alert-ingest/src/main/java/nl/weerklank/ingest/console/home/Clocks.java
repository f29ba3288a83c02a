package nl.weerklank.ingest.console.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskMessage;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.draft.Draft;
import nl.weerklank.ingest.draft.Drafts;
import nl.weerklank.ingest.live.LiveAlert;
import nl.weerklank.ingest.live.MessageKey;
import nl.weerklank.ingest.watch.Reaching;
import nl.weerklank.ingest.watch.Watch;
import org.jspecify.annotations.Nullable;

/** Puts the decision clock together: writing and deciding from the desk, emission and reach from dispatch. */
@ApplicationScoped
public class Clocks {

    private static final int MOST = 1_000;

    private final Desk desk;
    private final Drafts drafts;
    private final Watch watch;
    private final Map<String, Before> kept = new ConcurrentHashMap<>();

    private record Before(@Nullable Instant began, Instant submitted) {}

    Clocks(Desk desk, Drafts drafts, Watch watch) {
        this.desk = desk;
        this.drafts = drafts;
        this.watch = watch;
    }

    /** Of a message that is not issued. */
    Clock of(DeskMessage message) {
        var approved = message.approvals().stream()
                .map(Authority.Approval::at)
                .findFirst()
                .orElse(null);
        return new Clock(began(message.id()), message.recordedAt(), approved, null, null, false);
    }

    /** Of an issued alert, by its first version. */
    public Clock of(LiveAlert alert, boolean over) {
        var first = alert.versions().getFirst();
        var before = before(MessageKey.of(first.cap()).id(), first.acceptedAt());
        var reaching = watch.reaching(first.alertId());
        return new Clock(
                before.began(),
                before.submitted(),
                first.acceptedAt(),
                reaching.map(Reaching::firstEmission).orElse(null),
                reaching.map(Reaching::tenthLeft).orElse(null),
                over);
    }

    private Before before(String messageId, Instant issued) {
        var known = kept.get(messageId);
        if (known != null) {
            return known;
        }
        try {
            var found = new Before(
                    began(messageId),
                    desk.find(messageId).map(DeskMessage::recordedAt).orElse(issued));
            if (kept.size() > MOST) {
                kept.clear();
            }
            kept.put(messageId, found);
            return found;
        } catch (DeskUnavailable e) {
            return new Before(null, issued);
        }
    }

    private @Nullable Instant began(String messageId) {
        return drafts.ofMessage(messageId).map(Draft::createdAt).orElse(null);
    }
}
