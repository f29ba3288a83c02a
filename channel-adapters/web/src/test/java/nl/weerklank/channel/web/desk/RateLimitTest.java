package nl.weerklank.channel.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nl.weerklank.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(3), clock);

    @Test
    void oneMoreThanTheLimitIsTooManyAndOthersAreNotTouched() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.allows("a")).isTrue();
        }
        assertThat(limit.allows("a")).isFalse();
        assertThat(limit.allows("b")).isTrue();
    }

    @Test
    void whoWaitsMayAgainAndNeverMoreThanTheLimitAtOnce() {
        for (int i = 0; i < 4; i++) {
            limit.allows("a");
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isFalse();
        clock.advance(Duration.ofHours(5));
        for (int i = 0; i < 3; i++) {
            assertThat(limit.allows("a")).isTrue();
        }
        assertThat(limit.allows("a")).isFalse();
    }
}
