package nl.weerklank.channel.runtime.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.testkit.ReportNotes;
import org.junit.jupiter.api.Test;

class LanesTest extends CarryScenario {

    private final Carrier lanes = new Lanes(3, 1, 2, hand);
    private final ReportNotes notes = new ReportNotes();

    private CompletableFuture<Void> take(String alert, Lane lane, OrderAction action) {
        return lanes.carryOut(inLane(alert, lane, action), notes).toCompletableFuture();
    }

    @Test
    void noMoreAttemptsAtOnceThanThereAreSlots() {
        for (int i = 0; i < 5; i++) {
            take("urgent-" + i, Lane.URGENT, OrderAction.EMIT);
        }
        assertThat(hand.attempts).hasSize(3);
        hand.attempts.getFirst().transmitted();
        assertThat(hand.attempts).hasSize(4);
    }

    @Test
    void aSlotIsKeptForWhatIsUrgent() {
        take("a", Lane.ROUTINE, OrderAction.EMIT);
        take("b", Lane.ROUTINE, OrderAction.EMIT);
        take("c", Lane.ROUTINE, OrderAction.EMIT);
        assertThat(hand.attempts).hasSize(2);
        take("d", Lane.URGENT, OrderAction.EMIT);
        assertThat(hand.attempts).hasSize(3);
    }

    @Test
    void urgentAlertsAndStopsGoBeforeWhatWaitedLonger() {
        take("a", Lane.ROUTINE, OrderAction.EMIT);
        take("b", Lane.ROUTINE, OrderAction.EMIT);
        take("c", Lane.URGENT, OrderAction.EMIT);
        take("routine", Lane.ROUTINE, OrderAction.EMIT);
        take("normal", Lane.NORMAL, OrderAction.EMIT);
        take("stop", Lane.ROUTINE, OrderAction.STOP);
        hand.attempts.get(0).transmitted();
        assertThat(hand.last().emission().order().action()).isEqualTo(OrderAction.STOP);
        hand.last().transmitted();
        hand.attempts.get(1).transmitted();
        assertThat(hand.last().emission().order().lane()).isEqualTo(Lane.NORMAL);
    }

    @Test
    void whatFindsTheQueueFullFailsAtOnceUnlessItIsUrgent() {
        for (int i = 0; i < 4; i++) {
            take("routine-" + i, Lane.ROUTINE, OrderAction.EMIT);
        }
        var ended = take("one-too-many", Lane.ROUTINE, OrderAction.EMIT);
        assertThat(ended).isCompleted();
        assertThat(notes.faults()).containsExactly(Fault.OVERLOADED);
        assertThat(take("urgent", Lane.URGENT, OrderAction.EMIT)).isNotDone();
        assertThat(hand.attempts).hasSize(3);
    }

    @Test
    void manyAttemptsThatEndAtOnceDoNotPileUp() {
        Carrier instant = (emission, reports) -> CompletableFuture.completedFuture(null);
        var gate = new HandCarrier();
        var first = new boolean[] {true};
        var flooded = new Lanes(2, 1, 100_000, (emission, reports) -> {
            if (first[0]) {
                first[0] = false;
                return gate.carryOut(emission, reports);
            }
            return instant.carryOut(emission, reports);
        });
        var one = inLane("a", Lane.ROUTINE, OrderAction.EMIT);
        flooded.carryOut(one, notes);
        CompletableFuture<Void> last = new CompletableFuture<>();
        for (int i = 0; i < 50_000; i++) {
            last = flooded.carryOut(one, notes).toCompletableFuture();
        }
        gate.last().transmitted();
        assertThat(last).isCompleted();
    }
}
