package nl.weerklank.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import nl.weerklank.dispatch.Town;
import org.junit.jupiter.api.Test;

class DampingTest {

    private Instant now = Town.NOON;

    @Test
    void twoFallsAreBadLuckAndThreeAreFlapping() {
        var twice = Damping.NONE.fell(now).fell(after(20));
        assertThat(twice.quarantined()).isFalse();
        assertThat(twice.fell(after(20)).quarantined()).isTrue();
    }

    @Test
    void threeFallsFarApartAreNoFlapping() {
        var thrice = Damping.NONE.fell(now).fell(after(1800)).fell(after(1800));
        assertThat(thrice.quarantined()).isFalse();
    }

    @Test
    void itIsBackExactlyWhenItSaidAndNotASecondBefore() {
        var flapping = flapped(3);
        var back = flapping.backAt();
        assertThat(flapping.at(back.minusSeconds(1)).quarantined()).isTrue();
        assertThat(flapping.at(back).quarantined()).isFalse();
        assertThat(back).isAfter(now.plus(Duration.ofMinutes(7)));
    }

    @Test
    void whatFlapsMoreComesBackSlower() {
        var few = Duration.between(now, flapped(3).backAt());
        var many = Duration.between(now, flapped(8).backAt());
        assertThat(many).isGreaterThan(few.plus(Duration.ofMinutes(6)));
    }

    @Test
    void aFallInQuarantineMakesItLonger() {
        var flapping = flapped(3);
        var before = flapping.backAt();
        assertThat(flapping.fell(after(60)).backAt()).isAfter(before);
    }

    @Test
    void thePenaltyHalvesInItsHalfLife() {
        var fell = Damping.NONE.fell(now);
        assertThat(fell.penaltyAt(now.plus(Damping.HALF_LIFE))).isCloseTo(Damping.FALL / 2, within(0.001));
    }

    @Test
    void thePenaltyHasACapSoThatNoChannelIsGoneForADay() {
        var flapping = flapped(100);
        assertThat(Duration.between(now, flapping.backAt())).isLessThan(Duration.ofMinutes(21));
    }

    @Test
    void theBreakerIsOpenInQuarantineAndHalfOpenForAWhileAfter() {
        var flapping = flapped(3);
        assertThat(Damping.NONE.breaker(now)).isEqualTo(Damping.Breaker.CLOSED);
        assertThat(flapping.breaker(now)).isEqualTo(Damping.Breaker.OPEN);
        assertThat(flapping.breaker(flapping.backAt())).isEqualTo(Damping.Breaker.HALF_OPEN);
        assertThat(flapping.breaker(flapping.backAt().plus(Damping.HALF_LIFE).plusSeconds(1)))
                .isEqualTo(Damping.Breaker.CLOSED);
    }

    private Damping flapped(int times) {
        var damping = Damping.NONE;
        for (int i = 0; i < times; i++) {
            damping = damping.fell(now);
        }
        return damping;
    }

    private Instant after(int seconds) {
        now = now.plusSeconds(seconds);
        return now;
    }
}
