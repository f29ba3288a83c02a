package nl.weerklank.ingest.proposal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.account.Person;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.intake.Answer;
import nl.weerklank.ingest.intake.Intake;
import nl.weerklank.ingest.intake.Submission;
import nl.weerklank.ingest.live.MessageKey;
import nl.weerklank.ingest.trust.Senders;
import nl.weerklank.signal.judge.Firing;
import org.jspecify.annotations.Nullable;

/**
 * Carries a firing out through the door that everybody's messages take, as the account of the rules. It goes out alone only under
 * the mandate that the rule names, in time, and never as an exercise; in every other case a person decides.
 */
public final class Carrier {

    /** The account in whose name rules submit; a sender that lists it lets rules speak for it. */
    public static final Person RULES = new Person("rules", null);

    private final Door door;
    private final Supplier<Senders> senders;
    private final InstantSource clock;

    /** The door. */
    @FunctionalInterface
    interface Door {
        Answer submit(Submission submission);
    }

    public Carrier(Intake intake, Supplier<Senders> senders, InstantSource clock) {
        this(intake::submit, senders, clock);
    }

    Carrier(Door door, Supplier<Senders> senders, InstantSource clock) {
        this.door = door;
        this.senders = senders;
        this.clock = clock;
    }

    /** What became of it; empty when it cannot be said now and has to be tried again. */
    Optional<FiringResult> carry(Firing firing) {
        var alert = firing.alert();
        if (alert == null) {
            return Optional.of(result(firing, FiringResult.Outcome.NOTED, null, null));
        }
        var against = firing.kind() == Firing.Kind.AUTOMATIC ? against(firing, alert) : Optional.of("");
        var submission = new Submission(ContractJson.write(alert), Submission.Form.JSON, RULES, against.isEmpty());
        return switch (door.submit(submission)) {
            case Answer.NotNow later -> Optional.empty();
            case Answer.Refused refused -> Optional.of(refused(firing, alert, refused));
            case Answer.Kept kept -> {
                boolean issued = kept.message().state() == MessageState.ISSUED;
                var warning = kept.message().warnings().stream()
                        .filter(found -> found.rule().equals("MANDATE_NOT_USED"))
                        .map(found -> found.problem())
                        .findFirst();
                var why = issued
                        ? null
                        : against.filter(said -> !said.isEmpty())
                                .or(() -> warning)
                                .orElse(null);
                yield Optional.of(result(
                        firing,
                        issued ? FiringResult.Outcome.ISSUED : FiringResult.Outcome.PROPOSED,
                        kept.message().id(),
                        why));
            }
        };
    }

    /** What keeps it from going out without a person. */
    private Optional<String> against(Firing firing, CapAlert alert) {
        if (firing.exercise()) {
            return Optional.of("an exercise issues nothing by itself");
        }
        var now = clock.instant();
        if (now.isAfter(firing.until())) {
            return Optional.of(
                    "it came too late to go out by itself: what it rests on was good until " + firing.until());
        }
        return hasMandate(alert.sender(), Objects.requireNonNullElse(firing.mandate(), ""), now)
                ? Optional.empty()
                : Optional.of("sender " + alert.sender() + " has no valid mandate '" + firing.mandate() + "'");
    }

    private boolean hasMandate(String sender, String mandate, Instant now) {
        return senders.get().find(sender).stream()
                .filter(found -> found.id().equals(sender))
                .flatMap(found -> found.mandates().stream())
                .anyMatch(held ->
                        held.id().equals(mandate) && !now.isBefore(held.begins()) && now.isBefore(held.expires()));
    }

    private FiringResult refused(Firing firing, CapAlert alert, Answer.Refused refused) {
        var first = refused.violations().getFirst();
        return first.rule().equals("IDENTIFIER_REUSED")
                ? result(
                        firing,
                        FiringResult.Outcome.PROPOSED,
                        MessageKey.of(alert).id(),
                        "was carried out before")
                : result(firing, FiringResult.Outcome.REFUSED, null, first.rule() + ": " + first.problem());
    }

    private FiringResult result(
            Firing firing, FiringResult.Outcome outcome, @Nullable String message, @Nullable String why) {
        return new FiringResult(firing.id(), clock.instant(), outcome, message, why);
    }
}
