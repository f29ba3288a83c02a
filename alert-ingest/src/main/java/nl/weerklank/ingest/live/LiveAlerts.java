package nl.weerklank.ingest.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.alert.AlertEvent;

/** Every issued alert that can still matter, in memory, so that references and repeats are checked without a database. */
public final class LiveAlerts {

    /** How long after its expiry an alert is still known here. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Map<String, LiveAlert> byAlert = new ConcurrentHashMap<>();
    private final Map<String, AlertEvent> byMessage = new ConcurrentHashMap<>();

    /** Takes an issued event in; the same event again changes nothing. */
    public void take(AlertEvent event) {
        byAlert.compute(
                event.alertId(), (id, known) -> known == null ? new LiveAlert(List.of(event)) : known.with(event));
        byMessage.putIfAbsent(MessageKey.of(event.cap()).id(), event);
    }

    public Optional<LiveAlert> alert(String alertId) {
        return Optional.ofNullable(byAlert.get(alertId));
    }

    /** Whether this version of this alert is known already. */
    boolean knows(String alertId, int version) {
        return alert(alertId).stream()
                .flatMap(alert -> alert.versions().stream())
                .anyMatch(e -> e.version() == version);
    }

    /** The issued event of a message, by the message's id. */
    public Optional<AlertEvent> message(String messageId) {
        return Optional.ofNullable(byMessage.get(messageId));
    }

    /** All issued messages, newest first. */
    public List<AlertEvent> messages() {
        return byMessage.values().stream()
                .sorted(Comparator.comparing(AlertEvent::acceptedAt).reversed())
                .toList();
    }

    /** All alerts with all their versions, in no order. */
    public List<LiveAlert> alerts() {
        return List.copyOf(byAlert.values());
    }

    public int size() {
        return byAlert.size();
    }

    /** Forgets alerts that expired long ago. */
    public void forget(Instant now) {
        var old = byAlert.entrySet().stream()
                .filter(entry -> entry.getValue().latest().expires().plus(KEPT).isBefore(now))
                .toList();
        for (var entry : old) {
            byAlert.remove(entry.getKey());
            entry.getValue()
                    .versions()
                    .forEach(
                            event -> byMessage.remove(MessageKey.of(event.cap()).id()));
        }
    }
}
