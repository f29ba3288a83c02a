package nl.weerklank.channel.runtime.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.testkit.ReportNotes;
import org.junit.jupiter.api.Test;

class InOrderTest extends CarryScenario {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Carrier inOrder = new InOrder(GRACE, timer, hand);
    private final ReportNotes first = new ReportNotes();
    private final ReportNotes second = new ReportNotes();

    @Test
    void attemptsForOneAlertWaitForEachOther() {
        inOrder.carryOut(emission("a", 1), first);
        inOrder.carryOut(emission("a", 1), second);
        timer.advance(Duration.ofMinutes(1));
        assertThat(hand.attempts).hasSize(1);
        hand.attempts.getFirst().transmitted();
        assertThat(hand.attempts).hasSize(2);
    }

    @Test
    void otherAlertsDoNotWait() {
        inOrder.carryOut(emission("a", 1), first);
        inOrder.carryOut(emission("b", 1), second);
        assertThat(hand.attempts).hasSize(2);
    }

    @Test
    void aNewerVersionThrowsOutAnOlderOneThatWaits() {
        inOrder.carryOut(emission("a", 1), new ReportNotes());
        var waiting = inOrder.carryOut(emission("a", 1), first).toCompletableFuture();
        inOrder.carryOut(emission("a", 2), second);
        assertThat(waiting).isCompleted();
        assertThat(first.failed(Fault.SUPERSEDED)).isEqualTo(event("a", 1).target());
    }

    @Test
    void aNewerVersionPassesAnOlderOneThatDoesNotEnd() {
        inOrder.carryOut(emission("a", 1), first);
        inOrder.carryOut(emission("a", 2), second);
        timer.advance(GRACE.minusMillis(1));
        assertThat(hand.attempts).hasSize(1);
        timer.advance(Duration.ofMillis(1));
        assertThat(hand.attempts).hasSize(2);
        assertThat(hand.last().emission().order().version()).isEqualTo(2);
    }

    @Test
    void aNewerVersionFollowsAtOnceWhenTheOlderEndsWithinTheGrace() {
        inOrder.carryOut(emission("a", 1), first);
        inOrder.carryOut(emission("a", 2), second);
        hand.attempts.getFirst().transmitted();
        assertThat(hand.attempts).hasSize(2);
        timer.advance(GRACE);
        assertThat(hand.attempts).hasSize(2);
    }

    @Test
    void afterTheLastAttemptNothingIsRemembered() {
        var ended = inOrder.carryOut(emission("a", 1), first).toCompletableFuture();
        hand.last().transmitted();
        assertThat(ended).isCompleted();
        inOrder.carryOut(emission("a", 1), second);
        assertThat(hand.attempts).hasSize(2);
    }
}
