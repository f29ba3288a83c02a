package nl.weerklank.dispatch.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.status.DisseminationStatus;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void theRemainderHoldsUntilTheNextProofAndThenDropsAtOnce() {
        var curve = Curve.of(status(at(0, 700), at(4000, 140)), 4000);

        assertThat(curve.span()).isEqualTo(4000);
        assertThat(curve.path()).isEqualTo("M0.0 0.0 H640.0 V144.0 H640");
        assertThat(curve.marks()).extracting(Curve.Mark::remainder).containsExactly(700.0, 140.0);
    }

    @Test
    void nobodyLeftIsTheBottomLine() {
        assertThat(Curve.of(status(at(0, 100), at(500, 0)), 1000)
                        .marks()
                        .getLast()
                        .y())
                .isEqualTo("180.0");
    }

    @Test
    void nothingKnownIsAnEmptyDrawing() {
        assertThat(Curve.of(status(), 0).area()).isEmpty();
    }

    private static DisseminationStatus.RemainderAt at(long ms, double remainder) {
        return new DisseminationStatus.RemainderAt(1, Town.NOON.plusMillis(ms), ms, remainder, "as the test says");
    }

    private static DisseminationStatus status(DisseminationStatus.RemainderAt... points) {
        return new DisseminationStatus(
                1,
                "alert",
                1,
                "ALERT",
                "LIVE",
                "URGENT",
                "",
                Town.NOON,
                List.of(),
                Town.NOON,
                "DISSEMINATING",
                new DisseminationStatus.People(0, 0, 0),
                List.of(),
                List.of(points),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
