package nl.weerklank.channel.runtime.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.ReportNotes;
import org.junit.jupiter.api.Test;

class RetryingTest extends CarryScenario {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4), new Random(1));

    private final Carrier retrying = new Retrying(clock, timer, BACKOFF, hand);
    private final ReportNotes notes = new ReportNotes();

    @Test
    void aFaultThatMayPassIsReportedAtOnceAndTriedAgain() {
        var ended = retrying.carryOut(emission("a", 1), notes).toCompletableFuture();
        hand.last().failed(Fault.UNREACHABLE);
        assertThat(notes.failed(Fault.UNREACHABLE)).isEqualTo(event("a", 1).target());
        assertThat(hand.attempts).hasSize(1);

        timer.advance(Duration.ofSeconds(1));
        assertThat(hand.attempts).hasSize(2);
        hand.last().transmitted();
        assertThat(ended).isCompleted();
        assertThat(notes.reached(Rung.TRANSMITTED)).isEqualTo(event("a", 1).target());
    }

    @Test
    void onlyTheCellsThatFailedAreTriedAgain() {
        var all = event("a", 1).target();
        var some = CellSet.of(all.stream().limit(10).toArray());
        retrying.carryOut(emission("a", 1), notes);
        hand.last().reports().reached(Rung.TRANSMITTED, all.minus(some), "by hand");
        hand.last().reports().failed(Fault.SILENT, some, "by hand");
        hand.last().ended().complete(null);
        timer.advance(Duration.ofSeconds(1));
        assertThat(hand.last().emission().order().cells()).isEqualTo(some);
        assertThat(hand.last().emission().order().orderId())
                .isEqualTo(emission("a", 1).order().orderId());
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        var ended = retrying.carryOut(emission("a", 1), notes).toCompletableFuture();
        hand.last().failed(Fault.REFUSED);
        assertThat(ended).isCompleted();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void tryingAgainEndsAtTheDeadline() {
        var ended = retrying.carryOut(emission("a", 1), notes).toCompletableFuture();
        while (!ended.isDone()) {
            hand.last().failed(Fault.SILENT);
            timer.advance(Duration.ofSeconds(4));
        }
        assertThat(hand.attempts).hasSizeBetween(8, 16);
        assertThat(clock.instant()).isBeforeOrEqualTo(START.plusSeconds(34));
    }

    @Test
    void theWaitDoublesUpToTheLongestAndLosesAtMostHalf() {
        for (int attempt = 1; attempt < 40; attempt++) {
            long whole = Math.min(1000L << Math.min(attempt - 1, 20), 4000);
            assertThat(BACKOFF.after(attempt).toMillis()).isBetween(whole / 2, whole);
        }
    }
}
