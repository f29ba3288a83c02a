package nl.weerklank.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.ingest.TestMessages;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private final LiveAlerts live = new LiveAlerts();
    private final References references = new References(live);
    private final TestMessages first = TestMessages.from("sender");
    private final Instant now = first.sent().toInstant().plusSeconds(60);

    @Test
    void aFirstMessageOpensAnAlertOfItsOwn() {
        assertThat(references.place(first.cap(), now))
                .isEqualTo(new Placement.Opens(AlertIds.ofFirstMessage("sender", first.identifier())));
    }

    @Test
    void anUpdateOfALiveAlertFollowsIt() {
        issued(first.cap(), first.cap(), 1);

        assertThat(references.place(
                        TestMessages.after(first.cap(), CapMsgType.UPDATE).cap(), now))
                .isInstanceOf(Placement.Follows.class);
    }

    @Test
    void anUpdateOfWhatWasNeverIssuedIsMisplaced() {
        assertThat(rule(TestMessages.after(first.cap(), CapMsgType.UPDATE))).isEqualTo("REFERENCE_UNKNOWN");
    }

    @Test
    void aReferenceWithAnotherTimeIsAnotherMessage() {
        issued(first.cap(), first.cap(), 1);
        var other = first.sent(first.sent().minusSeconds(1)).cap();

        assertThat(rule(TestMessages.after(other, CapMsgType.UPDATE))).isEqualTo("REFERENCE_UNKNOWN");
    }

    @Test
    void anUpdateThatHasNotSeenTheLatestVersionIsStaleAndIsToldWhatToReferTo() {
        issued(first.cap(), first.cap(), 1);
        var second = TestMessages.after(first.cap(), CapMsgType.UPDATE).cap();
        issued(first.cap(), second, 2);

        assertThat(references.place(
                        TestMessages.after(first.cap(), CapMsgType.UPDATE).cap(), now))
                .isInstanceOfSatisfying(Placement.Misplaced.class, misplaced -> {
                    assertThat(misplaced.violations().getFirst().rule()).isEqualTo("REFERENCE_STALE");
                    assertThat(misplaced.violations().getFirst().remedy()).contains(second.identifier());
                });
    }

    @Test
    void aCancelEndsTheAlertWhicheverVersionItNames() {
        issued(first.cap(), first.cap(), 1);
        issued(first.cap(), TestMessages.after(first.cap(), CapMsgType.UPDATE).cap(), 2);

        assertThat(references.place(
                        TestMessages.after(first.cap(), CapMsgType.CANCEL).cap(), now))
                .isInstanceOf(Placement.Follows.class);
    }

    @Test
    void whatWasCancelledOrHasExpiredIsNotLiveAnyMore() {
        issued(first.cap(), first.cap(), 1);
        var update = TestMessages.after(first.cap(), CapMsgType.UPDATE);
        assertThat(references.place(update.cap(), now.plus(Duration.ofHours(3))))
                .isInstanceOfSatisfying(
                        Placement.Misplaced.class,
                        misplaced -> assertThat(
                                        misplaced.violations().getFirst().rule())
                                .isEqualTo("REFERENCE_NOT_LIVE"));

        issued(first.cap(), TestMessages.after(first.cap(), CapMsgType.CANCEL).cap(), 2);
        assertThat(rule(update)).isEqualTo("REFERENCE_NOT_LIVE");
    }

    @Test
    void anExerciseNeverChangesALiveAlert() {
        issued(first.cap(), first.cap(), 1);

        assertThat(rule(TestMessages.after(first.cap(), CapMsgType.CANCEL).status(CapStatus.EXERCISE)))
                .isEqualTo("MODE_MIXED");
    }

    @Test
    void aMessageSentBeforeTheLatestOneIsARepeatOfOldNews() {
        issued(first.cap(), first.cap(), 1);
        var old = TestMessages.after(first.cap(), CapMsgType.CANCEL)
                .sent(first.sent().minusSeconds(30));

        assertThat(rule(old)).isEqualTo("REFERENCE_STALE");
    }

    @Test
    void referencesToTwoAlertsAreAmbiguous() {
        var other = TestMessages.from("sender").cap();
        issued(first.cap(), first.cap(), 1);
        issued(other, other, 1);
        var both = TestMessages.after(first.cap(), CapMsgType.CANCEL).alsoAfter(other);

        assertThat(rule(both)).isEqualTo("REFERENCE_AMBIGUOUS");
    }

    private String rule(TestMessages message) {
        return references.place(message.cap(), now) instanceof Placement.Misplaced misplaced
                ? misplaced.violations().getFirst().rule()
                : "none";
    }

    private AlertEvent issued(CapAlert opening, CapAlert message, int version) {
        var event = SampleAlerts.event(opening, message, version, Mode.LIVE);
        live.take(event);
        return event;
    }
}
