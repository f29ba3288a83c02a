package nl.weerklank.channel.web.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.OrderAction;
import org.jspecify.annotations.Nullable;

/**
 * All alerts that the public side shows or has shown; immutable.
 *
 * @param revision one more for each change that the public sees
 */
public record Board(long revision, Instant changedAt, Map<String, PublicAlert> alerts) {

    private static final int MOST_ENDED = 500;
    private static final Duration ENDED_KEPT = Duration.ofDays(90);
    private static final int MOST_EARLIER = 20;

    public Board {
        alerts = Map.copyOf(alerts);
    }

    /** The board before anything was shown. */
    public static Board empty(Instant now) {
        return new Board(0, now, Map.of());
    }

    /** Alerts that hold: real ones before exercises, the gravest and newest first. */
    public List<PublicAlert> current() {
        return alerts.values().stream()
                .filter(a -> a.standing().isCurrent())
                .sorted(Comparator.comparing((PublicAlert a) -> a.event().mode())
                        .thenComparing(a -> a.event().lane())
                        .thenComparing(Board::severity)
                        .thenComparing(PublicAlert::changedAt, Comparator.reverseOrder())
                        .thenComparing(PublicAlert::id))
                .toList();
    }

    /** The gravest of what its texts say. */
    private static CapSeverity severity(PublicAlert alert) {
        return alert.event().cap().infos().stream()
                .map(CapInfo::severity)
                .min(Comparator.naturalOrder())
                .orElse(CapSeverity.UNKNOWN);
    }

    /** Alerts that ended, the latest first. */
    public List<PublicAlert> ended() {
        return alerts.values().stream()
                .filter(a -> !a.standing().isCurrent())
                .sorted(Comparator.comparing(PublicAlert::changedAt, Comparator.reverseOrder())
                        .thenComparing(PublicAlert::id))
                .toList();
    }

    /** What changed after this revision, oldest change first. */
    public List<PublicAlert> since(long known) {
        return alerts.values().stream()
                .filter(a -> a.revision() > known)
                .sorted(Comparator.comparing(PublicAlert::revision))
                .toList();
    }

    public Optional<PublicAlert> byId(String id) {
        return Optional.ofNullable(alerts.get(id));
    }

    /** Carries out an order on the board, or says why nothing changes. */
    public BoardDecision decide(Emission emission, Instant now) {
        var event = emission.alert();
        boolean ends = emission.order().action() == OrderAction.STOP || event.kind() == AlertKind.CANCEL;
        var shown = alerts.get(event.alertId());
        if (shown != null && shown.version() > event.version()) {
            return new BoardDecision.Superseded(shown);
        }
        if (shown != null && shown.version() == event.version()) {
            if (ends && shown.standing().isCurrent()) {
                return changed(shown.ended(Standing.CANCELLED, revision + 1, now));
            }
            boolean endedBefore = !ends && !shown.standing().isCurrent();
            return endedBefore ? new BoardDecision.Superseded(shown) : new BoardDecision.AlreadyShown(shown);
        }
        return changed(next(shown, event, emission.order().signed(), ends, now));
    }

    /** The board with every alert ended whose time ran out; the same board when there is none. */
    public Board expire(Instant now) {
        var next = this;
        for (var alert : current()) {
            if (!alert.event().expires().isAfter(now)) {
                next = next.with(alert.ended(Standing.EXPIRED, next.revision + 1, now));
            }
        }
        return next;
    }

    private PublicAlert next(
            @Nullable PublicAlert shown, AlertEvent event, SignedAlert signed, boolean ends, Instant now) {
        var earlier = new ArrayList<SignedAlert>();
        if (shown != null) {
            earlier.addAll(shown.earlier());
            earlier.add(shown.signed());
        }
        return new PublicAlert(
                event,
                signed,
                earlier.subList(Math.max(0, earlier.size() - MOST_EARLIER), earlier.size()),
                ends ? Standing.CANCELLED : Standing.CURRENT,
                revision + 1,
                shown == null ? now : shown.firstShown(),
                now,
                ends ? now : null);
    }

    private BoardDecision changed(PublicAlert alert) {
        return new BoardDecision.Changed(with(alert), alert);
    }

    private Board with(PublicAlert alert) {
        var next = new LinkedHashMap<>(alerts);
        next.put(alert.id(), alert);
        var tooOld = new Board(revision, changedAt, next)
                .ended().stream()
                        .filter(a -> a.changedAt().isBefore(alert.changedAt().minus(ENDED_KEPT)))
                        .toList();
        tooOld.forEach(a -> next.remove(a.id()));
        new Board(revision, changedAt, next).ended().stream().skip(MOST_ENDED).forEach(a -> next.remove(a.id()));
        return new Board(alert.revision(), alert.changedAt(), next);
    }
}
