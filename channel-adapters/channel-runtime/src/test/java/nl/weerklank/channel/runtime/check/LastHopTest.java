package nl.weerklank.channel.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class LastHopTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final VersionFence fence = new VersionFence();
    private final LastHop lastHop = new LastHop("siren", SampleAlerts.VERIFIER, fence, Set.of(Mode.LIVE));
    private final AlertEvent first = SampleAlerts.event(NOW);
    private final AlertEvent cancel = followUp(CapMsgType.CANCEL);
    private final AlertEvent update = followUp(CapMsgType.UPDATE);

    private AlertEvent followUp(CapMsgType type) {
        var message = SampleAlerts.followUp(first.cap(), NOW, type, 2);
        return SampleAlerts.event(first.cap(), message, 2, Mode.LIVE);
    }

    private static Order order(AlertEvent event, OrderAction action) {
        return SampleAlerts.order(event, "siren", action);
    }

    private void assertRefused(Order order, Fault fault) {
        assertThat(lastHop.examine(order, NOW)).isInstanceOfSatisfying(Examined.Refused.class, refused -> {
            assertThat(refused.refusal().fault()).isEqualTo(fault);
            assertThat(refused.refusal().reason()).isNotBlank();
        });
    }

    @Test
    void aGenuineOrderInTimeIsSoundAndRaisesTheFence() {
        var order = order(first, OrderAction.EMIT);
        assertThat(lastHop.examine(order, NOW)).isEqualTo(new Examined.Sound(new Emission(order, first)));
        assertThat(fence.newest(first.alertId())).isEqualTo(1);
    }

    @Test
    void aNewerVersionThatIsKnownRefusesTheOlder() {
        fence.raise(cancel);
        assertRefused(order(first, OrderAction.EMIT), Fault.SUPERSEDED);
    }

    @Test
    void theOrderOfTheNewestVersionItselfIsSound() {
        fence.raise(update);
        assertThat(lastHop.examine(order(update, OrderAction.REPLACE), NOW)).isInstanceOf(Examined.Sound.class);
    }

    @Test
    void anAlertExpiresAtItsInstantAndNotBefore() {
        var order = order(first, OrderAction.EMIT);
        assertThat(lastHop.examine(order, first.expires().minusMillis(1))).isInstanceOf(Examined.Sound.class);
        assertThat(lastHop.examine(order, first.expires())).isInstanceOf(Examined.Refused.class);
    }

    @Test
    void aLaterExpiryInTheOrderDoesNotHelp() {
        var stretched = with(order(first, OrderAction.EMIT), first.expires().plus(Duration.ofDays(1)), Mode.LIVE);
        assertThat(lastHop.examine(stretched, first.expires())).isInstanceOf(Examined.Refused.class);
    }

    @Test
    void oneCellTooManyIsWiderThanApproved() {
        var outside = CellSet.of(H3Map.cellAt(53.2, 6.5));
        var wider = SampleAlerts.order(
                first, "siren", OrderAction.EMIT, first.target().union(outside), 1);
        assertRefused(wider, Fault.WIDER_THAN_APPROVED);
    }

    @Test
    void aCancelMayStopWiderThanItsOwnArea() {
        var wider = first.target().union(CellSet.of(H3Map.cellAt(53.2, 6.5)));
        var stop = SampleAlerts.order(cancel, "siren", OrderAction.STOP, wider, 1);
        assertThat(lastHop.examine(stop, NOW)).isInstanceOf(Examined.Sound.class);
    }

    @Test
    void anUpdateMayStopOnlyWhereItNoLongerApplies() {
        var elsewhere = CellSet.of(H3Map.cellAt(53.2, 6.5));
        assertThat(lastHop.examine(SampleAlerts.order(update, "siren", OrderAction.STOP, elsewhere, 1), NOW))
                .isInstanceOf(Examined.Sound.class);
        assertRefused(order(update, OrderAction.STOP), Fault.WIDER_THAN_APPROVED);
    }

    @Test
    void aCancelEmitsNothing() {
        assertRefused(order(cancel, OrderAction.REPLACE), Fault.SUPERSEDED);
    }

    @Test
    void anExercisePassesTheChecksWithoutPermissionForExercises() {
        var exercise = SampleAlerts.event(first.cap(), first.cap(), 1, Mode.EXERCISE);
        assertThat(lastHop.examine(order(exercise, OrderAction.EMIT), NOW)).isInstanceOf(Examined.Sound.class);
    }

    @Test
    void anExerciseDressedAsLiveIsNotPermittedAndTheOtherWayRound() {
        var exercise = SampleAlerts.event(first.cap(), first.cap(), 1, Mode.EXERCISE);
        assertRefused(with(order(exercise, OrderAction.EMIT), first.expires(), Mode.LIVE), Fault.MODE_NOT_PERMITTED);
        assertRefused(with(order(first, OrderAction.EMIT), first.expires(), Mode.EXERCISE), Fault.MODE_NOT_PERMITTED);
    }

    @Test
    void anOrderForAnotherChannelIsMalformedHere() {
        assertRefused(SampleAlerts.order(first, "radio", OrderAction.EMIT), Fault.MALFORMED);
    }

    @Test
    void aVersionIssuedWhileTheOrderWaitedIsNoticedAtTheEmitter() {
        var emission = new Emission(order(first, OrderAction.EMIT), first);
        assertThat(lastHop.stillSound(emission, NOW)).isEmpty();
        fence.raise(cancel);
        assertThat(lastHop.stillSound(emission, NOW))
                .hasValueSatisfying(refusal -> assertThat(refusal.fault()).isEqualTo(Fault.SUPERSEDED));
    }

    @Test
    void theFenceNeverGoesDown() {
        fence.raise(cancel);
        fence.raise(first);
        assertThat(fence.newest(first.alertId())).isEqualTo(2);
    }

    private static Order with(Order order, Instant expires, Mode mode) {
        return new Order(
                order.schema(),
                order.orderId(),
                order.channel(),
                order.alertId(),
                order.version(),
                order.action(),
                mode,
                order.lane(),
                order.cells(),
                order.wave(),
                order.issuedAt(),
                order.deadline(),
                expires,
                order.reason(),
                order.signed());
    }
}
