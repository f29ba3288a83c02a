package nl.weerklank.ingest.live;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.ingest.check.IssueRules;
import nl.weerklank.ingest.check.Violation;

/**
 * Checks an update's or cancel's references against what is live. An update names the latest message of the alert, so that
 * nobody overwrites what they have not seen; a cancel may name any, because it ends the alert in every case.
 */
public final class References {

    /** Another message has this sender and identifier. */
    public static final Violation IDENTIFIER_REUSED = new Violation(
            "IDENTIFIER_REUSED",
            "alert/identifier",
            "this sender has sent other content under this identifier",
            "Give every message an identifier of its own; change a live alert with an Update that refers to it.");

    private static final DateTimeFormatter CAP_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final String PLACE = "alert/references";

    private final LiveAlerts live;

    public References(LiveAlerts live) {
        this.live = live;
    }

    /** Where the message stands now. */
    public Placement place(CapAlert message, Instant now) {
        if (message.msgType() == CapMsgType.ALERT) {
            return new Placement.Opens(MessageKey.of(message).id());
        }
        var named = named(message);
        if (named.isEmpty()) {
            return misplaced(
                    "REFERENCE_UNKNOWN",
                    "none of the references is an alert that was issued here",
                    "Refer to the issued message as sender,identifier,sent; a draft cannot be updated, reject it instead.");
        }
        if (named.size() > 1) {
            return misplaced(
                    "REFERENCE_AMBIGUOUS",
                    "the references belong to " + named.size() + " different alerts",
                    "Send one message for each alert.");
        }
        return follow(message, named.values().iterator().next(), now);
    }

    private Placement follow(CapAlert message, LiveAlert alert, Instant now) {
        var latest = alert.latest();
        if (!alert.liveAt(now)) {
            return misplaced(
                    "REFERENCE_NOT_LIVE",
                    "the alert was cancelled or has expired",
                    "Send a new Alert if people must be warned again.");
        }
        if (IssueRules.modeOf(message) != latest.mode()) {
            return misplaced(
                    "MODE_MIXED",
                    "the alert is " + latest.mode() + " and this message is not",
                    "Keep an exercise an exercise and a live alert live.");
        }
        if (message.sent().isBefore(latest.cap().sent())) {
            return misplaced(
                    "REFERENCE_STALE",
                    "it was sent before the alert's latest message",
                    "Send it anew with the present time.");
        }
        if (message.msgType() == CapMsgType.UPDATE && !names(message, latest.cap())) {
            return misplaced(
                    "REFERENCE_STALE",
                    "the alert has changed since the message that is referred to",
                    "Look at version " + latest.version() + ", then refer to "
                            + written(latest.cap().asReference()) + ".");
        }
        return new Placement.Follows(alert);
    }

    private Map<String, LiveAlert> named(CapAlert message) {
        var named = new LinkedHashMap<String, LiveAlert>();
        for (var reference : message.references()) {
            var key = MessageKey.of(reference);
            live.message(key.id())
                    .filter(event -> MessageKey.of(event.cap()).equals(key))
                    .flatMap(event -> live.alert(event.alertId()))
                    .ifPresent(alert -> named.put(alert.latest().alertId(), alert));
        }
        return named;
    }

    private static boolean names(CapAlert message, CapAlert latest) {
        var key = MessageKey.of(latest);
        return message.references().stream().map(MessageKey::of).anyMatch(key::equals);
    }

    private static String written(CapReference reference) {
        return reference.sender() + "," + reference.identifier() + "," + CAP_TIME.format(reference.sent());
    }

    private static Placement.Misplaced misplaced(String rule, String problem, String remedy) {
        return new Placement.Misplaced(List.of(new Violation(rule, PLACE, problem, remedy)));
    }
}
