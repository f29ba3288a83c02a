package nl.weerklank.ingest.issue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.ingest.check.IssueRules;
import nl.weerklank.ingest.live.LiveAlerts;
import nl.weerklank.ingest.live.MessageKey;
import nl.weerklank.ingest.live.Placement;
import nl.weerklank.ingest.live.References;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Gives a decided message its place and version, signs it and writes it to the log; one message of an alert at a time. */
public final class Issuer {

    private static final Logger LOG = Logger.getLogger(Issuer.class);
    private static final int STRIPES = 64;

    private final LiveAlerts live;
    private final References references;
    private final IssueKeys keys;
    private final AlertLog log;
    private final InstantSource clock;
    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];
    private final Map<String, AlertEvent> inDoubt = new ConcurrentHashMap<>();

    public Issuer(LiveAlerts live, IssueKeys keys, AlertLog log, InstantSource clock) {
        this.live = live;
        this.references = new References(live);
        this.keys = keys;
        this.log = log;
        this.clock = clock;
        java.util.Arrays.setAll(locks, i -> new ReentrantLock());
    }

    /**
     * Issues the message, or finds that it was issued before.
     *
     * @param target the approved area; empty for a cancel, which goes wherever its alert went
     */
    public IssueOutcome issue(CapAlert message, CellSet target, Authority authority) {
        @Nullable
        String alertId = switch (references.place(message, clock.instant())) {
            case Placement.Opens opens -> opens.alertId();
            case Placement.Follows follows -> follows.alert().latest().alertId();
            case Placement.Misplaced misplaced -> null;
        };
        var lock = locks[Math.floorMod(Objects.hashCode(alertId), STRIPES)];
        lock.lock();
        try {
            return issueInTurn(message, target, authority);
        } finally {
            lock.unlock();
        }
    }

    private IssueOutcome issueInTurn(CapAlert message, CellSet target, Authority authority) {
        var before = live.message(MessageKey.of(message).id());
        if (before.isPresent()) {
            return before.get().cap().equals(message)
                    ? new IssueOutcome.Issued(before.get())
                    : new IssueOutcome.Lapsed(List.of(References.IDENTIFIER_REUSED));
        }
        var now = clock.instant();
        return switch (references.place(message, now)) {
            case Placement.Misplaced misplaced -> new IssueOutcome.Lapsed(misplaced.violations());
            case Placement.Opens opens -> append(opening(opens.alertId(), message, target, authority, now));
            case Placement.Follows follows -> append(following(follows, message, target, authority, now));
        };
    }

    private IssueOutcome append(AlertEvent event) {
        var doubted = inDoubt.get(event.alertId());
        var toWrite = doubted == null ? event : afterDoubt(event, doubted);
        inDoubt.put(event.alertId(), toWrite);
        try {
            log.append(toWrite, keys.sign(toWrite));
        } catch (AlertLog.LogUnavailable e) {
            LOG.errorf(e, "alert not confirmed by the log alert=%s version=%d", toWrite.alertId(), toWrite.version());
            return new IssueOutcome.Unconfirmed(Objects.requireNonNullElse(e.getMessage(), "the log did not answer"));
        }
        live.take(toWrite);
        inDoubt.remove(event.alertId());
        LOG.infof("alert issued alert=%s version=%d mode=%s", toWrite.alertId(), toWrite.version(), toWrite.mode());
        return new IssueOutcome.Issued(toWrite);
    }

    /** The same message again is the same event; another message of the alert takes the version after the doubtful one. */
    private static AlertEvent afterDoubt(AlertEvent event, AlertEvent doubted) {
        if (MessageKey.of(event.cap()).equals(MessageKey.of(doubted.cap()))
                && event.cap().equals(doubted.cap())) {
            return doubted;
        }
        return new AlertEvent(
                event.schema(),
                event.alertId(),
                Math.max(event.version(), doubted.version() + 1),
                event.kind(),
                event.mode(),
                event.lane(),
                event.acceptedAt(),
                event.expires(),
                event.authority(),
                event.target(),
                event.cap());
    }

    private static AlertEvent opening(
            String alertId, CapAlert message, CellSet target, Authority authority, Instant now) {
        return event(alertId, 1, message, target, Lane.of(message.infos()), lastExpiry(message, now), authority, now);
    }

    private static AlertEvent following(
            Placement.Follows follows, CapAlert message, CellSet target, Authority authority, Instant now) {
        var latest = follows.alert().latest();
        var ends = message.msgType() == nl.weerklank.contract.cap.CapMsgType.CANCEL;
        var lane = Lane.of(message.infos());
        return event(
                latest.alertId(),
                latest.version() + 1,
                message,
                ends ? follows.alert().everywhere() : target,
                lane.compareTo(latest.lane()) < 0 ? lane : latest.lane(),
                ends ? lastExpiry(message, latest.expires()) : lastExpiry(message, now),
                authority,
                now);
    }

    private static AlertEvent event(
            String alertId,
            int version,
            CapAlert message,
            CellSet target,
            Lane lane,
            Instant expires,
            Authority authority,
            Instant now) {
        return new AlertEvent(
                AlertEvent.SCHEMA,
                alertId,
                version,
                IssueRules.kindOf(message),
                IssueRules.modeOf(message),
                lane,
                now,
                expires,
                authority,
                target,
                message);
    }

    /** The last expiry among the info blocks, and no earlier than this. */
    private static Instant lastExpiry(CapAlert message, Instant atLeast) {
        return message.infos().stream()
                .map(CapInfo::expires)
                .filter(Objects::nonNull)
                .map(java.time.OffsetDateTime::toInstant)
                .max(Comparator.naturalOrder())
                .filter(last -> last.isAfter(atLeast))
                .orElse(atLeast);
    }
}
