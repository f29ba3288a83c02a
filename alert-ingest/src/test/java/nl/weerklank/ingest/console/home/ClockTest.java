package nl.weerklank.ingest.console.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {

    private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void theStepThatIsNotDoneRuns() {
        var steps = new Clock(BEGAN, BEGAN.plusSeconds(130), null, null, null, false).steps();

        assertThat(steps)
                .containsExactly(
                        new Clock.Step("clock.written", "2:10", 0),
                        new Clock.Step(
                                "clock.decided", "", BEGAN.plusSeconds(130).toEpochMilli()));
    }

    @Test
    void nothingRunsOfAnAlertThatIsOver() {
        var steps = new Clock(BEGAN, BEGAN.plusSeconds(10), BEGAN.plusSeconds(4000), null, null, true).steps();

        assertThat(steps).extracting(Clock.Step::took).containsExactly("0:10", "1:06:30");
    }

    @Test
    void whatCameFromElsewhereHasNoTimeOfWriting() {
        assertThat(new Clock(null, BEGAN, BEGAN.plusSeconds(1), null, null, false).steps())
                .extracting(Clock.Step::key)
                .containsExactly("clock.decided", "clock.emitted");
    }
}
