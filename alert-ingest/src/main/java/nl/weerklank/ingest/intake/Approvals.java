package nl.weerklank.ingest.intake;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.ingest.account.Person;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskMessage;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.check.IssueRules;
import nl.weerklank.ingest.check.Violation;
import nl.weerklank.ingest.issue.IssueOutcome;
import nl.weerklank.ingest.issue.Issuer;
import nl.weerklank.ingest.live.LiveAlerts;
import nl.weerklank.ingest.live.Placement;
import nl.weerklank.ingest.live.References;
import nl.weerklank.ingest.view.MessageView;
import org.jboss.logging.Logger;

/** The second person's step: a yes that issues at once, or a no with a reason. */
public final class Approvals {

    private static final Logger LOG = Logger.getLogger(Approvals.class);

    private final Desk desk;
    private final IssueRules rules;
    private final LiveAlerts live;
    private final References references;
    private final Issuer issuer;
    private final InstantSource clock;

    public Approvals(Desk desk, IssueRules rules, LiveAlerts live, Issuer issuer, InstantSource clock) {
        this.desk = desk;
        this.rules = rules;
        this.live = live;
        this.references = new References(live);
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Says yes to a draft and issues it; a yes that is repeated gets the same answer. */
    public Answer approve(String id, Person approver) {
        return decide(id, approver, draft -> {
            if (draft.state() == MessageState.AWAITING_APPROVAL) {
                var now = clock.instant();
                var expired = rules.onApproval(draft.cap(), now);
                if (!expired.isEmpty()) {
                    return new Answer.Refused(Refusal.CONFLICT, expired);
                }
                if (references.place(draft.cap(), now) instanceof Placement.Misplaced misplaced) {
                    return new Answer.Refused(Refusal.CONFLICT, misplaced.violations());
                }
            }
            return desk.approve(id, approver, clock.instant())
                    .map(this::afterApproval)
                    .orElseGet(() -> unknown(id));
        });
    }

    /** Says no to a draft, for a reason that its author will read. */
    public Answer reject(String id, Person approver, String reason) {
        return decide(
                id,
                approver,
                draft -> desk.reject(id, approver, reason, clock.instant())
                        .map(message -> message.state() == MessageState.REJECTED
                                ? new Answer.Kept(MessageView.of(message))
                                : decidedOtherwise(message))
                        .orElseGet(() -> unknown(id)));
    }

    /** Issues an approved message that is not in the log yet; used at once and again after an interruption. */
    public Answer issueApproved(DeskMessage approved) {
        var author = Objects.requireNonNull(approved.author(), "an approved message has an author");
        var authority = new Authority.Approved(author.name(), approved.approvals());
        return switch (issuer.issue(approved.cap(), approved.target(), authority)) {
            case IssueOutcome.Issued issued -> {
                note(() -> desk.record(issued.event()));
                yield new Answer.Kept(MessageView.of(issued.event()));
            }
            case IssueOutcome.Lapsed lapsed -> {
                var reason = lapsed.violations().getFirst().problem();
                note(() -> desk.lapse(approved.id(), reason));
                yield new Answer.Refused(Refusal.CONFLICT, lapsed.violations());
            }
            case IssueOutcome.Unconfirmed unconfirmed ->
                Answer.NotNow.because(
                        "LOG_UNAVAILABLE",
                        "service",
                        unconfirmed.reason() + "; the approval is kept",
                        "Nothing: it goes out as soon as the log answers. Ask for its state to see when.");
        };
    }

    private Answer decide(String id, Person approver, Function<DeskMessage, Answer> step) {
        try {
            var draft = desk.find(id);
            if (draft.isEmpty()) {
                return issuedWithoutDraft(id).orElseGet(() -> unknown(id));
            }
            var author = draft.get().author();
            if (author != null && author.isSamePersonAs(approver)) {
                return Answer.Refused.of(
                        Refusal.NOT_ALLOWED,
                        "APPROVER_IS_AUTHOR",
                        "message " + id,
                        "whoever wrote a message never decides on it",
                        "Ask a second person.");
            }
            return step.apply(draft.get());
        } catch (DeskUnavailable e) {
            return Answers.deskUnavailable();
        }
    }

    private Answer afterApproval(DeskMessage message) {
        return switch (message.state()) {
            case APPROVED -> issueApproved(message);
            case ISSUED -> new Answer.Kept(MessageView.of(message));
            case REJECTED, LAPSED, AWAITING_APPROVAL -> decidedOtherwise(message);
        };
    }

    private Optional<Answer> issuedWithoutDraft(String id) {
        return live.message(id)
                .map(event -> Answer.Refused.of(
                        Refusal.CONFLICT,
                        "ALREADY_DECIDED",
                        "message " + id,
                        "it was issued and needs no approval",
                        "Nothing."));
    }

    private static Answer decidedOtherwise(DeskMessage message) {
        return Answer.Refused.of(
                Refusal.CONFLICT,
                "ALREADY_DECIDED",
                "message " + message.id(),
                "it is " + message.state() + (message.reason() == null ? "" : ": " + message.reason()),
                "Send a new message with a new identifier if it is still needed.");
    }

    private static Answer unknown(String id) {
        return new Answer.Refused(
                Refusal.UNKNOWN,
                java.util.List.of(new Violation(
                        "MESSAGE_UNKNOWN",
                        "message " + id,
                        "there is no such message",
                        "Check the id; list the messages.")));
    }

    /** What the database misses here it learns from the log later. */
    private static void note(Runnable write) {
        try {
            write.run();
        } catch (DeskUnavailable e) {
            LOG.warnf("desk: a result could not be noted now: %s", e.getMessage());
        }
    }
}
