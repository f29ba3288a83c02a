package nl.weerklank.ingest.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskMessage;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.check.AreaRules;
import nl.weerklank.ingest.check.IssueRules;
import nl.weerklank.ingest.check.Target;
import nl.weerklank.ingest.check.Violation;
import nl.weerklank.ingest.issue.IssueOutcome;
import nl.weerklank.ingest.issue.Issuer;
import nl.weerklank.ingest.live.ContentDigest;
import nl.weerklank.ingest.live.LiveAlerts;
import nl.weerklank.ingest.live.MessageKey;
import nl.weerklank.ingest.live.Placement;
import nl.weerklank.ingest.live.References;
import nl.weerklank.ingest.read.Reader;
import nl.weerklank.ingest.read.Reading;
import nl.weerklank.ingest.trust.EarlyLook;
import nl.weerklank.ingest.trust.Mandate;
import nl.weerklank.ingest.trust.Trust;
import nl.weerklank.ingest.trust.TrustVerdict;
import nl.weerklank.ingest.view.MessageView;

/**
 * The way of one submitted message, each stage a method: read, trusted, checked, known before?, placed, targeted, then issued
 * under a mandate or kept as a draft. Under a mandate nothing but the log is needed.
 */
public final class Intake {

    private final Reader reader;
    private final Trust trust;
    private final IssueRules rules;
    private final AreaRules areas;
    private final LiveAlerts live;
    private final References references;
    private final Issuer issuer;
    private final Desk desk;
    private final InstantSource clock;
    private final LargeAreas largeAreas = new LargeAreas();

    public Intake(
            Reader reader,
            Trust trust,
            IssueRules rules,
            AreaRules areas,
            LiveAlerts live,
            Issuer issuer,
            Desk desk,
            InstantSource clock) {
        this.reader = reader;
        this.trust = trust;
        this.rules = rules;
        this.areas = areas;
        this.live = live;
        this.references = new References(live);
        this.issuer = issuer;
        this.desk = desk;
        this.clock = clock;
    }

    /** Takes a message in, once. */
    public Answer submit(Submission submission) {
        boolean xml = submission.form() == Submission.Form.XML;
        var early = xml ? trust.begin(submission.body(), submission.submitter()) : EarlyLook.NONE;
        return switch (reader.read(submission.body(), xml, trust::lenient)) {
            case Reading.Malformed malformed -> new Answer.Refused(Refusal.MALFORMED, malformed.violations());
            case Reading.Invalid invalid -> new Answer.Refused(Refusal.INVALID, invalid.violations());
            case Reading.Readable readable -> trusted(submission, readable, early);
        };
    }

    private Answer trusted(Submission submission, Reading.Readable readable, EarlyLook early) {
        var xml = submission.form() == Submission.Form.XML ? Optional.of(submission.body()) : Optional.<byte[]>empty();
        return switch (trust.judge(readable.alert(), xml, submission.submitter(), early)) {
            case TrustVerdict.Distrusted no -> new Answer.Refused(Refusal.NOT_ALLOWED, List.of(no.violation()));
            case TrustVerdict.Trusted yes ->
                knownBefore(readable.alert()).orElseGet(() -> checked(submission, readable, yes));
        };
    }

    /** The same content again gets the same answer, before any rule that depends on the time of day. */
    private Optional<Answer> knownBefore(CapAlert alert) {
        return live.message(MessageKey.of(alert).id())
                .map(event -> event.cap().equals(alert)
                        ? new Answer.Kept(MessageView.of(event))
                        : new Answer.Refused(Refusal.CONFLICT, List.of(References.IDENTIFIER_REUSED)));
    }

    private Answer checked(Submission submission, Reading.Readable readable, TrustVerdict.Trusted trusted) {
        var now = clock.instant();
        var alert = readable.alert();
        var violations = rules.onSubmission(alert, now);
        if (!violations.isEmpty()) {
            return keptBefore(alert).orElseGet(() -> new Answer.Refused(Refusal.INVALID, violations));
        }
        var placement = references.place(alert, now);
        if (placement instanceof Placement.Misplaced misplaced) {
            return keptBefore(alert).orElseGet(() -> new Answer.Refused(Refusal.CONFLICT, misplaced.violations()));
        }
        return switch (target(alert)) {
            case Target.Refused refused -> new Answer.Refused(Refusal.INVALID, refused.violations());
            case Target.Placed placed -> {
                var warnings = new ArrayList<>(readable.warnings());
                warnings.addAll(trusted.warnings());
                warnings.addAll(placed.warnings());
                yield decided(submission, alert, trusted, placement, placed.cells(), warnings, now);
            }
        };
    }

    private Target target(CapAlert alert) {
        return alert.msgType() == CapMsgType.CANCEL ? new Target.Placed(CellSet.EMPTY, List.of()) : areas.target(alert);
    }

    private Answer decided(
            Submission submission,
            CapAlert alert,
            TrustVerdict.Trusted trusted,
            Placement placement,
            CellSet target,
            List<Violation> warnings,
            Instant now) {
        if (submission.alone() && !trusted.sender().mandates().isEmpty()) {
            var choice = MandateChoice.of(trusted, alert, placement, target, now);
            if (choice.mandate().isPresent()) {
                return issued(alert, target, choice.mandate().get());
            }
            warnings.add(choice.whyNot());
        }
        return kept(submission, alert, placement, target, warnings, now);
    }

    private Answer issued(CapAlert alert, CellSet target, Mandate mandate) {
        var authority = new Authority.Mandated(mandate.id(), alert.sender(), mandate.expires());
        return switch (issuer.issue(alert, target, authority)) {
            case IssueOutcome.Issued issued -> new Answer.Kept(MessageView.of(issued.event()));
            case IssueOutcome.Lapsed lapsed -> new Answer.Refused(Refusal.CONFLICT, lapsed.violations());
            case IssueOutcome.Unconfirmed unconfirmed -> Answers.logUnavailable(unconfirmed);
        };
    }

    private Answer kept(
            Submission submission,
            CapAlert alert,
            Placement placement,
            CellSet target,
            List<Violation> warnings,
            Instant now) {
        var key = MessageKey.of(alert);
        var draft = new DeskMessage(
                key.id(),
                placement instanceof Placement.Follows follows
                        ? follows.alert().latest().alertId()
                        : key.id(),
                MessageState.AWAITING_APPROVAL,
                IssueRules.kindOf(alert),
                IssueRules.modeOf(alert),
                ContentDigest.of(alert),
                submission.submitter(),
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                alert,
                target,
                warnings);
        try {
            return same(desk.keep(draft), draft.digest());
        } catch (DeskUnavailable e) {
            return Answers.deskUnavailable();
        }
    }

    /** A draft that was kept while it was still in time, asked for again later. */
    private Optional<Answer> keptBefore(CapAlert alert) {
        try {
            return desk.find(MessageKey.of(alert).id()).map(kept -> same(kept, ContentDigest.of(alert)));
        } catch (DeskUnavailable e) {
            return Optional.empty();
        }
    }

    private static Answer same(DeskMessage kept, String digest) {
        return kept.digest().equals(digest)
                ? new Answer.Kept(MessageView.of(kept))
                : new Answer.Refused(Refusal.CONFLICT, List.of(References.IDENTIFIER_REUSED));
    }
}
