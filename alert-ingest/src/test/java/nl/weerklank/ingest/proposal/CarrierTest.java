package nl.weerklank.ingest.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.check.Violation;
import nl.weerklank.ingest.intake.Answer;
import nl.weerklank.ingest.intake.Refusal;
import nl.weerklank.ingest.intake.Submission;
import nl.weerklank.ingest.trust.Mandate;
import nl.weerklank.ingest.trust.Sender;
import nl.weerklank.ingest.trust.SenderKeys;
import nl.weerklank.ingest.trust.Senders;
import nl.weerklank.ingest.view.MessageView;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.judge.Firing;
import nl.weerklank.testkit.ManualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarrierTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String SENDER = "signals@weerklank.example";

    private final ManualClock clock = new ManualClock(NOON);
    private final List<Submission> handedIn = new ArrayList<>();
    private MessageState becomes = MessageState.ISSUED;
    private @Nullable Answer other;
    private Senders senders = senders(NOON.plus(Duration.ofDays(1)));

    private final Carrier carrier = new Carrier(this::door, () -> senders, clock);

    private Answer door(Submission submission) {
        handedIn.add(submission);
        return other != null
                ? other
                : new Answer.Kept(view(submission.alone() ? becomes : MessageState.AWAITING_APPROVAL));
    }

    @Test
    void anAutomaticAlertGoesThroughTheOrdinaryDoorAsTheAccountOfTheRules() {
        var result = carrier.carry(firing(Firing.Kind.AUTOMATIC, false)).orElseThrow();

        assertThat(result.outcome()).isEqualTo(FiringResult.Outcome.ISSUED);
        assertThat(handedIn).singleElement().satisfies(submission -> {
            assertThat(submission.alone()).isTrue();
            assertThat(submission.submitter()).isEqualTo(Carrier.RULES);
            assertThat(ContractJson.read(submission.body(), CapAlert.class)).isEqualTo(alert());
        });
    }

    @Test
    void aProposalIsADraft() {
        var result = carrier.carry(firing(Firing.Kind.PROPOSAL, false)).orElseThrow();

        assertThat(result.outcome()).isEqualTo(FiringResult.Outcome.PROPOSED);
        assertThat(handedIn.getFirst().alone()).isFalse();
    }

    @Test
    void withoutAValidMandateItIsOnlyProposed() {
        senders = senders(NOON.minusSeconds(1));
        proposedBecause(firing(Firing.Kind.AUTOMATIC, false), "no valid mandate");
        senders = Senders.NONE;
        proposedBecause(firing(Firing.Kind.AUTOMATIC, false), "no valid mandate");
    }

    @Test
    void anExerciseIsOnlyProposed() {
        proposedBecause(firing(Firing.Kind.AUTOMATIC, true), "exercise");
    }

    @Test
    void whatCameTooLateIsOnlyProposed() {
        clock.advance(Duration.ofMinutes(3));

        proposedBecause(firing(Firing.Kind.AUTOMATIC, false), "too late");
    }

    @Test
    void whatTheMandateDoesNotCoverWaitsForAPersonAndSaysWhy() {
        becomes = MessageState.AWAITING_APPROVAL;

        proposedBecause(firing(Firing.Kind.AUTOMATIC, false), "does not cover all of this area", 0);
    }

    @Test
    void whatWasCarriedOutBeforeIsNotAFailure() {
        other = new Answer.Refused(
                Refusal.CONFLICT, List.of(new Violation("IDENTIFIER_REUSED", "alert/identifier", "other content", "")));

        assertThat(carrier.carry(firing(Firing.Kind.AUTOMATIC, false))
                        .orElseThrow()
                        .why())
                .contains("carried out before");
    }

    @Test
    void whatCannotBeDecidedNowIsTriedAgain() {
        other = new Answer.NotNow(
                new Violation("DESK_UNAVAILABLE", "service", "the database does not answer", "again"));

        assertThat(carrier.carry(firing(Firing.Kind.PROPOSAL, false))).isEmpty();
    }

    private void proposedBecause(Firing firing, String why) {
        proposedBecause(firing, why, 1);
    }

    private void proposedBecause(Firing firing, String why, int notAlone) {
        handedIn.clear();
        var result = carrier.carry(firing).orElseThrow();
        assertThat(result.outcome()).isEqualTo(FiringResult.Outcome.PROPOSED);
        assertThat(result.why()).contains(why);
        assertThat(handedIn).filteredOn(submission -> !submission.alone()).hasSize(notAlone);
    }

    private static Senders senders(Instant expires) {
        var mandate = new Mandate(
                "earthquake-early-warning",
                Set.of(CapCategory.GEO),
                Set.of(),
                Optional.empty(),
                Instant.EPOCH,
                expires);
        return new Senders(
                List.of(new Sender(SENDER, Set.of("rules"), false, false, SenderKeys.NONE, List.of(mandate))));
    }

    private static CapAlert alert() {
        return new CapAlert(
                "signal-1",
                SENDER,
                NOON.atOffset(java.time.ZoneOffset.UTC),
                CapStatus.ACTUAL,
                CapMsgType.ALERT,
                null,
                CapScope.PUBLIC,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static Firing firing(Firing.Kind kind, boolean exercise) {
        return new Firing(
                "f1",
                "earthquake-early-warning",
                "example",
                1,
                true,
                kind,
                Hazard.EARTHQUAKE,
                "t1",
                "knmi",
                "s1",
                NOON,
                NOON.plus(Duration.ofMinutes(2)),
                exercise,
                Tlp.CLEAR,
                "true",
                "",
                Map.of(),
                List.of("knmi"),
                Marked.of(Tlp.CLEAR, "M 5"),
                List.of(),
                alert(),
                kind == Firing.Kind.AUTOMATIC ? "earthquake-early-warning" : null);
    }

    private static MessageView view(MessageState state) {
        return new MessageView(
                "m1",
                "m1",
                state,
                AlertKind.ALERT,
                Mode.LIVE,
                SENDER,
                "signal-1",
                NOON.atOffset(java.time.ZoneOffset.UTC),
                null,
                "rules",
                NOON,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                List.of(),
                List.of(new Violation("MANDATE_NOT_USED", "alert", "mandate does not cover all of this area", "")),
                null);
    }
}
