package nl.weerklank.channel.runtime.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATE = START.plus(StallWatch.PATIENCE).plusSeconds(1);

    private final StallWatch watch = new StallWatch();

    @Test
    void recordsThatWaitWhileThePositionStandsStillAreAStall() {
        assertThat(watch.stalled(START, 10, 3, false)).isFalse();
        assertThat(watch.stalled(LATE, 10, 3, false)).isTrue();
    }

    @Test
    void aPositionThatMovesIsNone() {
        watch.stalled(START, 10, 3, false);
        assertThat(watch.stalled(LATE, 11, 300, false)).isFalse();
    }

    @Test
    void nothingToReadIsNone() {
        watch.stalled(START, 10, 0, false);
        assertThat(watch.stalled(LATE, 10, 0, false)).isFalse();
        assertThat(watch.stalled(LATE, 10, 1, false)).isFalse();
    }

    @Test
    void aPauseOnPurposeIsNone() {
        watch.stalled(START, 10, 3, true);
        assertThat(watch.stalled(LATE, 10, 3, true)).isFalse();
    }
}
