package nl.weerklank.ingest.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;

/** Whether a valid CAP message may go out to the public at all, apart from its area. */
public final class IssueRules {

    private final IssueLimits limits;

    public IssueRules(IssueLimits limits) {
        this.limits = limits;
    }

    /** Everything that keeps a message submitted now from being issued; empty when nothing does. */
    public List<Violation> onSubmission(CapAlert alert, Instant now) {
        var found = new ArrayList<Violation>();
        kind(alert).ifPresent(found::add);
        mode(alert).ifPresent(found::add);
        scope(alert).ifPresent(found::add);
        sent(alert, now).ifPresent(found::add);
        found.addAll(expiry(alert, now));
        return List.copyOf(found);
    }

    /** What may have changed while a draft waited: it can have expired. */
    public List<Violation> onApproval(CapAlert alert, Instant now) {
        return expiry(alert, now);
    }

    /** What the message does to the alert; only for a message without violations. */
    public static AlertKind kindOf(CapAlert alert) {
        return switch (alert.msgType()) {
            case ALERT -> AlertKind.ALERT;
            case UPDATE -> AlertKind.UPDATE;
            case CANCEL -> AlertKind.CANCEL;
            case ACK, ERROR -> throw new IllegalArgumentException(alert.msgType() + " is never issued");
        };
    }

    /** Live or exercise; only for a message without violations. */
    public static Mode modeOf(CapAlert alert) {
        return switch (alert.status()) {
            case ACTUAL -> Mode.LIVE;
            case EXERCISE, TEST -> Mode.EXERCISE;
            case SYSTEM, DRAFT -> throw new IllegalArgumentException(alert.status() + " is never issued");
        };
    }

    private static Optional<Violation> kind(CapAlert alert) {
        return switch (alert.msgType()) {
            case ALERT, UPDATE, CANCEL -> Optional.empty();
            case ACK, ERROR ->
                Optional.of(new Violation(
                        "MSGTYPE_NOT_ISSUABLE",
                        "alert/msgType",
                        "msgType " + alert.msgType().word() + " speaks to systems, not to the public",
                        "Send Alert, Update or Cancel."));
        };
    }

    private static Optional<Violation> mode(CapAlert alert) {
        return switch (alert.status()) {
            case ACTUAL, EXERCISE, TEST -> Optional.empty();
            case SYSTEM, DRAFT ->
                Optional.of(new Violation(
                        "STATUS_NOT_ISSUABLE",
                        "alert/status",
                        "status " + alert.status().word() + " is never issued to the public",
                        "Use Actual for a real alert, Exercise or Test for an exercise."));
        };
    }

    private static Optional<Violation> scope(CapAlert alert) {
        return alert.scope() == CapScope.PUBLIC
                ? Optional.empty()
                : Optional.of(new Violation(
                        "SCOPE_NOT_PUBLIC",
                        "alert/scope",
                        "scope " + alert.scope().word()
                                + " is not meant for the public, and every channel here is public",
                        "Use scope Public, or another way than public alerting."));
    }

    private Optional<Violation> sent(CapAlert alert, Instant now) {
        var sent = alert.sent().toInstant();
        if (sent.isAfter(now.plus(limits.sentInFuture()))) {
            return Optional.of(new Violation(
                    "SENT_IN_FUTURE",
                    "alert/sent",
                    "sent is more than " + limits.sentInFuture() + " ahead of this clock (" + now + ")",
                    "Check the clock of the sending system."));
        }
        if (sent.isBefore(now.minus(limits.sentInPast()))) {
            return Optional.of(new Violation(
                    "SENT_TOO_OLD",
                    "alert/sent",
                    "sent is more than " + limits.sentInPast() + " ago (it is " + now + " here)",
                    "Send it anew with a new identifier and the present time."));
        }
        return Optional.empty();
    }

    private static List<Violation> expiry(CapAlert alert, Instant now) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < alert.infos().size(); i++) {
            var expires = alert.infos().get(i).expires();
            var place = "alert/info[" + (i + 1) + "]/expires";
            if (expires == null) {
                if (alert.msgType() != CapMsgType.CANCEL) {
                    found.add(new Violation(
                            "EXPIRES_MISSING",
                            place,
                            "nothing says until when this may be sent",
                            "Give every info block its expires."));
                }
            } else if (!expires.toInstant().isAfter(now)) {
                found.add(new Violation(
                        "EXPIRED",
                        place,
                        "it expired at " + expires + " and it is " + now,
                        "Send a new message that is still valid."));
            }
        }
        return found;
    }
}
