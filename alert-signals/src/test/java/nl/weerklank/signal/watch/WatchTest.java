package nl.weerklank.signal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.picture.Told;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final CapPoint GRONINGEN = new CapPoint(53.2, 6.6);
    private static final CapPoint ATHENS = new CapPoint(38, 23.7);

    private final Sources sources =
            new Sources(List.of(Told.source("knmi", 1, Duration.ofMinutes(10), Told.circle(52, 5, 300))));
    private final Watch watch = new Watch(sources, Told.START);

    private static Instant minute(int minutes) {
        return Told.START.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void aSilentSourceMakesItsAreaUnknownAndNeverSafe() {
        watch.heard("knmi", Told.START);

        assertThat(watch.mayBeCalledQuiet(Hazard.EARTHQUAKE, GRONINGEN, minute(9)))
                .isTrue();
        assertThat(watch.blind(Hazard.EARTHQUAKE, GRONINGEN, minute(9))).isEmpty();
        assertThat(watch.mayBeCalledQuiet(Hazard.EARTHQUAKE, GRONINGEN, minute(11)))
                .isFalse();
        assertThat(watch.blind(Hazard.EARTHQUAKE, GRONINGEN, minute(11))).hasSize(1);
    }

    @Test
    void whereNobodyWatchesNothingIsQuiet() {
        watch.heard("knmi", Told.START);

        assertThat(watch.mayBeCalledQuiet(Hazard.EARTHQUAKE, ATHENS, minute(1))).isFalse();
    }

    @Test
    void aSourceThatWasNeverHeardIsUnknownFromTheStart() {
        assertThat(watch.mayBeCalledQuiet(Hazard.EARTHQUAKE, GRONINGEN, minute(0)))
                .isFalse();
        assertThat(watch.isSilent("knmi", minute(0))).isTrue();
    }

    @Test
    void eachChangeIsToldOnce() {
        watch.heard("knmi", Told.START);
        assertThat(watch.changes(minute(1))).isEmpty();
        assertThat(watch.changes(minute(2))).isEmpty();
        assertThat(watch.changes(minute(11))).singleElement().satisfies(standing -> {
            assertThat(standing.freshness()).isEqualTo(Freshness.SILENT);
            assertThat(standing.since()).isEqualTo(minute(10));
        });
        watch.heard("knmi", minute(12));
        assertThat(watch.changes(minute(12)))
                .singleElement()
                .satisfies(standing -> assertThat(standing.freshness()).isEqualTo(Freshness.FRESH));
    }

    @Test
    void anUndeclaredSourceIsNeverTakenForFresh() {
        watch.heard("somebody", Told.START);

        assertThat(watch.isSilent("somebody", minute(0))).isTrue();
    }
}
