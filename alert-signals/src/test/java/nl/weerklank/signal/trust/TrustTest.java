package nl.weerklank.signal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrustTest {

    private static final Instant DAY = Instant.parse("2026-06-01T10:00:00Z");

    private static Trust.FalseAlarm alarm(String thread, Instant at) {
        return new Trust.FalseAlarm(thread, at, "bram", "a truck, no earthquake");
    }

    @Test
    void trustFallsAtOnceAfterAFalseAlarmAndComesBackSlowly() {
        var trust = Trust.declared(0.9).after(alarm("t1", DAY));

        assertThat(trust.now(DAY)).isEqualTo(0.54, within(1e-9));
        assertThat(trust.now(DAY.plus(Duration.ofDays(14)))).isEqualTo(0.72, within(1e-9));
        assertThat(trust.now(DAY.plus(Duration.ofDays(28)))).isEqualTo(0.81, within(1e-9));
        assertThat(trust.now(DAY.plus(Duration.ofDays(400))))
                .isCloseTo(0.9, within(1e-3))
                .isLessThanOrEqualTo(0.9);
    }

    @Test
    void severalFalseAlarmsAddUpAndTheSameThreadCountsOnce() {
        var once = Trust.declared(0.9).after(alarm("t1", DAY));

        assertThat(once.after(alarm("t1", DAY.plusSeconds(60)))).isEqualTo(once);
        assertThat(once.after(alarm("t2", DAY)).now(DAY)).isEqualTo(0.324, within(1e-9));
        assertThat(once.after(alarm("t2", DAY)).alarms()).hasSize(2);
    }

    @Test
    void aSourceNeverGainsMoreThanWasDeclaredAndNeverFallsBelowNothing() {
        var trust = Trust.declared(0.3);
        for (int i = 0; i < 40; i++) {
            trust = trust.after(alarm("t" + i, DAY.plusSeconds(i)));
        }

        assertThat(trust.now(DAY.plusSeconds(60))).isBetween(0.0, 0.01);
        assertThat(trust.now(DAY.plus(Duration.ofDays(5000)))).isLessThanOrEqualTo(0.3);
    }
}
