package nl.weerklank.dispatch.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.state.StateCodec;
import nl.weerklank.dispatch.track.Dissemination;
import nl.weerklank.dispatch.track.Phase;
import nl.weerklank.dispatch.track.Standing;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    @Test
    void anUrgentAlertGoesToEveryHealthyChannelAtOnceForWhatEachCovers() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL), Town.up("siren", 0.5, Town.some(3)));

        story.issue(Town.urgent());

        assertThat(story.sent()).extracting(Order::channel).containsExactlyInAnyOrder("phones", "siren");
        assertThat(story.sentTo("phones").cells()).isEqualTo(Town.ALL);
        assertThat(story.sentTo("siren").cells()).isEqualTo(Town.some(3));
        assertThat(story.sent()).allSatisfy(order -> {
            assertThat(order.wave()).isEqualTo(1);
            assertThat(order.action()).isEqualTo(OrderAction.EMIT);
            assertThat(order.deadline()).isEqualTo(Town.NOON.plusSeconds(10));
        });
        assertThat(story.state().people()).isEqualTo(700);
        assertThat(story.state().remainder()).isEqualTo(700);
    }

    @Test
    void aChannelThatIsDownIsNotChosenAndTheReasonIsOnRecord() {
        var story = new Story(
                Town.policy(),
                Town.up("phones", 0.8, Town.ALL),
                Town.channel("siren", ChannelState.DOWN, 0.5, Town.ALL));

        story.issue(Town.urgent());

        assertThat(story.sent()).extracting(Order::channel).containsExactly("phones");
        assertThat(texts(story.state())).anyMatch(text -> text.contains("siren not ordered: is DOWN"));
    }

    @Test
    void transmittedTakesPeopleOffTheRemainderByTheChanceOfTheChannel() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL), Town.up("siren", 0.5, Town.ALL));
        story.issue(Town.urgent());
        var phones = story.sentTo("phones");
        var siren = story.sentTo("siren");

        story.reached(phones, Rung.ACCEPTED, Town.ALL);
        assertThat(story.state().remainder()).isEqualTo(700);
        story.reached(phones, Rung.TRANSMITTED, Town.ALL);
        assertThat(story.state().remainder()).isCloseTo(140, within(0.1));
        story.reached(siren, Rung.TRANSMITTED, Town.some(2));
        assertThat(story.state().remainder()).isCloseTo(140 - 2 * 10, within(0.1));
        assertThat(story.state().curve()).hasSize(3);
    }

    @Test
    void proofsCellByCellAddUpToTheSameRemainderAsOneForAll() {
        var story = new Story(Town.policy(), Town.up("phones", 0.004, Town.ALL), Town.up("siren", 0.5, Town.ALL));
        story.issue(Town.urgent());
        var phones = story.sentTo("phones");
        story.reached(story.sentTo("siren"), Rung.TRANSMITTED, Town.some(4));

        Town.ALL.forEach(cell -> story.reached(phones, Rung.TRANSMITTED, CellSet.of(cell)));

        assertThat(story.state().remainder()).isCloseTo((300 + 400 * 0.5) * 0.996, within(0.001));
        assertThat(story.state().curve()).hasSizeBetween(2, 7);
    }

    @Test
    void failedTakesBackWhatWasClaimed() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());
        var order = story.sentTo("phones");
        story.reached(order, Rung.TRANSMITTED, Town.ALL);

        story.failed(order, Fault.NOT_OBSERVED, Town.ALL);

        assertThat(story.state().remainder()).isEqualTo(700);
        assertThat(Standing.of(story.state().orders(), Mode.LIVE)).isEqualTo(Standing.FAILED);
    }

    @Test
    void cellsThatFailGoToAReserveChannelAndOnlyThose() {
        var story =
                new Story(Town.policy("reserve"), Town.up("phones", 0.8, Town.ALL), Town.up("reserve", 0.4, Town.ALL));
        story.issue(Town.urgent());
        var order = story.sentTo("phones");
        assertThat(story.sent()).hasSize(1);

        story.reached(order, Rung.TRANSMITTED, Town.ALL.minus(Town.some(3)));
        story.failed(order, Fault.REFUSED, Town.some(3));

        assertThat(story.sentTo("reserve").cells()).isEqualTo(Town.some(3));
        assertThat(story.sentTo("reserve").wave()).isEqualTo(2);
        assertThat(story.state().fallbacks()).singleElement().satisfies(note -> {
            assertThat(note.channel()).isEqualTo("reserve");
            assertThat(note.people()).isEqualTo(300);
            assertThat(note.reason()).contains("phones failed in 3 cells with 300 people");
        });
    }

    @Test
    void withEveryChannelUsedTheSameChannelTriesAgainAfterBackingOff() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());
        story.failed(story.sentTo("phones"), Fault.UNREACHABLE, Town.some(3));
        assertThat(story.sent()).isEmpty();

        story.after(Duration.ofSeconds(2));

        assertThat(story.sentTo("phones").cells()).isEqualTo(Town.some(3));
        assertThat(story.sentTo("phones").wave()).isEqualTo(2);
        story.failed(story.sentTo("phones"), Fault.UNREACHABLE, Town.some(3));
        story.after(Duration.ofSeconds(3));
        assertThat(story.sent()).isEmpty();
        story.after(Duration.ofSeconds(1));
        assertThat(story.sentTo("phones").wave()).isEqualTo(3);
    }

    @Test
    void aChannelThatFailsForHoursKeepsItsFirstAndLatestAttemptsAndTheirAreasOnce() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());
        var third = failTimes(story, 100);

        var orders = story.state().orders();
        assertThat(orders.size()).isBetween(8, 10);
        assertThat(orders.getFirst().attempt()).isEqualTo(1);
        assertThat(orders.getLast().attempt()).isGreaterThan(30);
        assertThat(areasHeld(story.state())).isLessThanOrEqualTo(3);
        assertThat(areasHeld(StateCodec.serde()
                        .deserializer()
                        .deserialize("", StateCodec.serde().serializer().serialize("", story.state()))))
                .isLessThanOrEqualTo(3);

        assertThat(orders).noneMatch(order -> order.orderId().equals(third.orderId()));
        story.reached(third, Rung.TRANSMITTED, Town.ALL);
        assertThat(story.putAside()).isEmpty();
        assertThat(story.state().orders().getLast().confirmed()).isEqualTo(Town.ALL);
    }

    /** The third of these orders, each of which failed everywhere. */
    private static Order failTimes(Story story, int times) {
        var sent = new ArrayList<Order>();
        for (int i = 0; i < times; i++) {
            story.sent().forEach(sent::add);
            if (!story.sent().isEmpty()) {
                story.failed(story.sentTo("phones"), Fault.UNREACHABLE, Town.ALL);
            }
            story.after(Duration.ofMinutes(1));
        }
        return sent.get(2);
    }

    private static int areasHeld(Dissemination state) {
        var areas = Collections.<CellSet>newSetFromMap(new IdentityHashMap<>());
        for (var order : state.orders()) {
            areas.addAll(List.of(order.cells(), order.failed()));
            order.faults().forEach(note -> areas.add(note.cells()));
            order.proofs().forEach(proof -> areas.add(proof.cells()));
        }
        return areas.size();
    }

    @Test
    void aRefusalIsNotTriedAgainOnTheSameChannel() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());
        story.failed(story.sentTo("phones"), Fault.REFUSED, Town.ALL);

        story.after(Duration.ofMinutes(5));

        assertThat(story.sent()).isEmpty();
        assertThat(story.state().phase()).isEqualTo(Phase.DISSEMINATED);
    }

    @Test
    void silencePastTheDeadlineCountsAsFailureAndIsTriedAgain() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());

        story.after(Duration.ofSeconds(10));
        assertThat(story.state().orders().getFirst().suffered(Fault.SILENT)).isTrue();
        story.after(Duration.ofSeconds(2));

        assertThat(story.sentTo("phones").wave()).isEqualTo(2);
    }

    @Test
    void aProofThatComesAfterTheDeadlineStillCounts() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());
        var order = story.sentTo("phones");
        story.after(Duration.ofSeconds(10));

        story.reached(order, Rung.TRANSMITTED, Town.ALL);

        assertThat(story.state().remainder()).isCloseTo(140, within(0.1));
        assertThat(story.after(Duration.ofMinutes(1)).sent()).isEmpty();
    }

    @Test
    void aNormalAlertBeginsWithOneChannelAndAddsAnotherWhenTheProjectionMissesItsBudget() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL), Town.up("siren", 0.7, Town.ALL));
        story.issue(Town.alert(1, AlertKind.ALERT, Lane.NORMAL, Mode.LIVE, Town.ALL));
        assertThat(story.sent()).extracting(Order::channel).containsExactly("phones");
        story.reached(story.sentTo("phones"), Rung.TRANSMITTED, Town.ALL);
        assertThat(story.sent()).isEmpty();

        story.after(Duration.ofSeconds(30));

        assertThat(story.sent()).extracting(Order::channel).containsExactly("siren");
        assertThat(story.sentTo("siren").reason()).contains("140 people (20.0 %), over the goal of 10.0 % within 60 s");
    }

    @Test
    void anOrderThatRunsOutOfPatienceIsHedgedBeforeItsDeadline() {
        var story = new Story(Town.policy(), Town.up("phones", 0.95, Town.ALL), Town.up("siren", 0.7, Town.ALL));
        story.issue(Town.alert(1, AlertKind.ALERT, Lane.NORMAL, Mode.LIVE, Town.ALL));

        story.after(Duration.ofSeconds(10));

        assertThat(story.sent()).extracting(Order::channel).containsExactly("siren");
        assertThat(story.state().orders().getFirst().faults()).isEmpty();
    }

    @Test
    void aChannelThatComesUpLaterIsUsedForWhoIsLeft() {
        var phones = Town.up("phones", 0.8, Town.ALL);
        var story = new Story(Town.policy(), phones, Town.channel("siren", ChannelState.DOWN, 0.5, Town.ALL));
        story.issue(Town.urgent());

        story.channelsAre(phones, Town.up("siren", 0.5, Town.ALL));

        assertThat(story.sent()).extracting(Order::channel).containsExactly("siren");
    }

    @Test
    void anUpdateReplacesWhereTheAlertWentAndReachesTheNewCells() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL), Town.up("siren", 0.5, Town.some(3)));
        story.issue(Town.alert(1, AlertKind.ALERT, Lane.URGENT, Mode.LIVE, Town.some(3)));
        story.reached(story.sentTo("phones"), Rung.TRANSMITTED, Town.some(3));

        story.issue(Town.alert(2, AlertKind.UPDATE, Lane.URGENT, Mode.LIVE, Town.ALL));

        assertThat(story.sentTo("phones").action()).isEqualTo(OrderAction.REPLACE);
        assertThat(story.sentTo("phones").cells()).isEqualTo(Town.ALL);
        assertThat(story.sentTo("phones").version()).isEqualTo(2);
        assertThat(story.sentTo("siren").cells()).isEqualTo(Town.some(3));
        assertThat(story.state().remainder()).isEqualTo(700);
    }

    @Test
    void anUpdateStopsWhereItNoLongerApplies() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());

        story.issue(Town.alert(2, AlertKind.UPDATE, Lane.URGENT, Mode.LIVE, Town.some(2)));

        assertThat(story.sent()).extracting(Order::action).containsExactly(OrderAction.REPLACE, OrderAction.STOP);
        assertThat(story.sent().get(0).cells()).isEqualTo(Town.some(2));
        assertThat(story.sent().get(1).cells()).isEqualTo(Town.ALL.minus(Town.some(2)));
        assertThat(story.sent()).extracting(Order::orderId).doesNotHaveDuplicates();
    }

    @Test
    void aCancelStopsEveryChannelThatCarriedItHealthyOrNot() {
        var phones = Town.up("phones", 0.8, Town.ALL);
        var story = new Story(Town.policy(), phones, Town.up("siren", 0.5, Town.some(3)));
        story.issue(Town.urgent());
        story.channelsAre(phones, Town.channel("siren", ChannelState.DOWN, 0.5, Town.some(3)));

        story.issue(Town.alert(2, AlertKind.CANCEL, Lane.URGENT, Mode.LIVE, Town.ALL));

        assertThat(story.sent()).extracting(Order::action).containsOnly(OrderAction.STOP);
        assertThat(story.sentTo("phones").cells()).isEqualTo(Town.ALL);
        assertThat(story.sentTo("siren").cells()).isEqualTo(Town.some(3));
        assertThat(story.state().phase()).isEqualTo(Phase.CANCELLING);
        story.reached(story.sentTo("phones"), Rung.TRANSMITTED, Town.ALL);
        assertThat(story.state().remainder()).isEqualTo(300);
    }

    @Test
    void aStopThatWasNotConfirmedIsTriedAgainAndNeverBecomesAnEmission() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL), Town.up("siren", 0.5, Town.ALL));
        story.issue(Town.urgent());
        story.issue(Town.alert(2, AlertKind.CANCEL, Lane.URGENT, Mode.LIVE, Town.ALL));
        var stop = story.sentTo("phones");
        story.reached(story.sentTo("siren"), Rung.TRANSMITTED, Town.ALL);
        story.failed(stop, Fault.UNREACHABLE, Town.some(2));

        story.after(Duration.ofSeconds(2));

        assertThat(story.sent()).singleElement().satisfies(order -> {
            assertThat(order.action()).isEqualTo(OrderAction.STOP);
            assertThat(order.cells()).isEqualTo(Town.some(2));
        });
    }

    @Test
    void aReportOnAnOlderVersionStaysOnRecordAndReachesNobodyOfTheNewOne() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());
        var old = story.sentTo("phones");
        story.issue(Town.alert(2, AlertKind.UPDATE, Lane.URGENT, Mode.LIVE, Town.ALL));

        story.reached(old, Rung.TRANSMITTED, Town.ALL);

        assertThat(story.state().remainder()).isEqualTo(700);
        assertThat(story.state().orders().getFirst().confirmed()).isEqualTo(Town.ALL);
    }

    @Test
    void expiryEndsItAndEveryChannelHasAFinalState() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issue(Town.urgent());

        story.after(Duration.ofHours(2));

        assertThat(story.state().phase()).isEqualTo(Phase.EXPIRED);
        assertThat(Standing.of(story.state().orders(), Mode.LIVE).settled()).isTrue();
        assertThat(story.after(Duration.ofHours(1)).sent()).isEmpty();
    }

    @Test
    void anAlertThatHasExpiredBeforeItCameIsNotOrdered() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL));
        story.issueAfter(Duration.ofHours(3), Town.urgent());

        assertThat(story.sent()).isEmpty();
        assertThat(story.state().phase()).isEqualTo(Phase.EXPIRED);
    }

    @Test
    void theSameVersionAgainSendsOnlyWhatNobodyAcknowledgedUnderTheSameOrderId() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.ALL), Town.up("siren", 0.5, Town.ALL));
        story.issue(Town.urgent());
        var siren = story.sentTo("siren");
        story.reached(story.sentTo("phones"), Rung.ACCEPTED, Town.ALL);

        story.issue(Town.urgent());

        assertThat(story.sent()).containsExactly(siren);
    }

    @Test
    void anExerciseWithheldAtTheEmitterReachesNobodyAndCallsForNoOtherChannel() {
        var story =
                new Story(Town.policy("reserve"), Town.up("phones", 0.8, Town.ALL), Town.up("reserve", 0.5, Town.ALL));
        story.issue(Town.alert(1, AlertKind.ALERT, Lane.URGENT, Mode.EXERCISE, Town.ALL));

        story.failed(story.sentTo("phones"), Fault.MODE_NOT_PERMITTED, Town.ALL);

        assertThat(story.sent()).isEmpty();
        assertThat(story.state().remainder()).isEqualTo(700);
        assertThat(Standing.of(story.state().orders(), Mode.EXERCISE)).isEqualTo(Standing.WITHHELD);
    }

    @Test
    void aReportBeyondItsOrderIsNotBelieved() {
        var story = new Story(Town.policy(), Town.up("phones", 0.8, Town.some(3)));
        story.issue(Town.urgent());

        story.reached(story.sentTo("phones"), Rung.TRANSMITTED, Town.ALL);
        assertThat(story.state().orders().getFirst().confirmed()).isEqualTo(Town.some(3));

        var other = new Story(Town.policy(), Town.up("phones", 0.8, Town.some(3)));
        other.issue(Town.urgent());
        var order = other.sentTo("phones");
        other.reached(order, Rung.TRANSMITTED, Town.ALL.minus(Town.some(3)));
        assertThat(other.putAside()).hasSize(1);
    }

    private static java.util.List<String> texts(Dissemination state) {
        return state.decisions().stream().map(note -> note.text()).toList();
    }
}
