package nl.weerklank.channel.runtime.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.ReportNotes;
import org.junit.jupiter.api.Test;

class TimeLimitedTest extends CarryScenario {

    private final Carrier limited = new TimeLimited(clock, timer, Duration.ofSeconds(5), hand);
    private final ReportNotes notes = new ReportNotes();

    @Test
    void atTheDeadlineTheCellsThatNothingWasSaidOfAreSilent() {
        var all = event("a", 1).target();
        var some = CellSet.of(all.stream().limit(10).toArray());
        var ended = limited.carryOut(emission("a", 1), notes).toCompletableFuture();
        hand.last().reports().reached(Rung.ACCEPTED, all, "by hand");
        hand.last().reports().reached(Rung.TRANSMITTED, some, "by hand");
        timer.advance(Duration.ofSeconds(29));
        assertThat(ended).isNotDone();
        timer.advance(Duration.ofSeconds(1));
        assertThat(ended).isCompleted();
        assertThat(notes.failed(Fault.SILENT)).isEqualTo(all.minus(some));
    }

    @Test
    void whatIsProvenAfterTheDeadlineIsStillSaid() {
        limited.carryOut(emission("a", 1), notes);
        timer.advance(Duration.ofSeconds(30));
        hand.last().transmitted();
        assertThat(notes.reached(Rung.TRANSMITTED)).isEqualTo(event("a", 1).target());
    }

    @Test
    void anOrderThatEndsInTimeLeavesNoTimerBehind() {
        var ended = limited.carryOut(emission("a", 1), notes).toCompletableFuture();
        hand.last().transmitted();
        assertThat(ended).isCompleted();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void anOrderThatArrivesAfterItsDeadlineHasTheShortestTime() {
        timer.advance(Duration.ofMinutes(1));
        var ended = limited.carryOut(emission("a", 1), notes).toCompletableFuture();
        timer.advance(Duration.ofSeconds(4));
        assertThat(ended).isNotDone();
        timer.advance(Duration.ofSeconds(1));
        assertThat(ended).isCompleted();
    }
}
