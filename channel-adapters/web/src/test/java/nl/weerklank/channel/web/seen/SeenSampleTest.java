package nl.weerklank.channel.web.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class SeenSampleTest {

    @Test
    void theMorePeopleAnAlertIsForTheFewerOfThemAreAsked() {
        assertThat(SeenSample.of("a", 1, 5_000).oneIn()).isEqualTo(1);
        assertThat(SeenSample.of("a", 1, 20_001).oneIn()).isEqualTo(2);
        assertThat(SeenSample.of("a", 1, 650_000).oneIn()).isEqualTo(64);
        assertThat(SeenSample.of("a", 1, 17_900_000).oneIn()).isEqualTo(1024);
    }

    @Test
    void theRateFollowsFromTheEventAlone() {
        var sent = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(SeenSample.of(SampleAlerts.event(sent))).isEqualTo(SeenSample.of(SampleAlerts.event(sent)));
    }

    @Test
    void noRateButAPowerOfTwoIsTaken() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenSample("a", 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenSample("a", 1, 0));
    }

    @Property(tries = 200)
    void neverAreMoreAskedForThanAreWanted(@ForAll @DoubleRange(min = 0, max = 20_000_000) double people) {
        var sample = SeenSample.of("a", 1, people);
        assertThat(people * 0.1 / sample.oneIn()).isLessThanOrEqualTo(SeenSample.WANTED);
    }

    @Property(tries = 40)
    void whoIsAskedIsAShareOfTheTicketsThatTheRateSays(@ForAll long seed, @ForAll @IntRange(max = 8) int power) {
        var sample = new SeenSample("alert " + seed, 1, 1 << power);
        int asked = asked(sample, seed, 40_000);
        double expected = 40_000.0 / sample.oneIn();
        assertThat((double) asked).isBetween(expected - 6 * Math.sqrt(expected), expected + 6 * Math.sqrt(expected));
    }

    @Property(tries = 60)
    void aTicketForOneVersionSaysNothingOfAnother(@ForAll long seed) {
        var one = new SeenSample("alert", 1, 2);
        var two = new SeenSample("alert", 2, 2);
        var random = new Random(seed);
        int both = 0;
        for (int i = 0; i < 4000; i++) {
            var ticket = Long.toHexString(random.nextLong());
            both += one.asks(ticket) && two.asks(ticket) ? 1 : 0;
        }
        assertThat(both).isBetween(800, 1200);
    }

    @Test
    void theTrueNumberLiesInTheIntervalInNineteenOfTwentyCases() {
        for (int residents : new int[] {300, 2_000, 30_000}) {
            for (int oneIn : new int[] {4, 32}) {
                int inside = 0;
                int turns = 400;
                for (int turn = 0; turn < turns; turn++) {
                    var sample = new SeenSample("alert " + turn, 1, oneIn);
                    var estimate = sample.estimate(asked(sample, turn, residents));
                    inside += estimate.low() <= residents && residents <= estimate.high() ? 1 : 0;
                }
                assertThat(inside / (double) turns)
                        .as("%d residents, one in %d asked", residents, oneIn)
                        .isGreaterThan(0.92);
            }
        }
    }

    @Test
    void whoCountsEveryoneIsSure() {
        assertThat(new SeenSample("a", 1, 1).estimate(7)).isEqualTo(new Estimate(7, 1, 7, 7, 7));
        assertThat(new SeenSample("a", 1, 1).estimate(7).sentence()).isEqualTo("7 residents");
        assertThat(new SeenSample("a", 1, 16).estimate(30).sentence())
                .isEqualTo("about 480 residents (between 324 and 686; 30 counted, one in 16 asked)");
    }

    @Property(tries = 200)
    void noEstimateIsBelowWhatWasCountedOrOutsideItsInterval(
            @ForAll @IntRange(max = 5000) int counted, @ForAll @IntRange(max = 12) int power) {
        var estimate = new SeenSample("a", 1, 1 << power).estimate(counted);
        assertThat(estimate.low()).isBetween((long) counted, Math.max(counted, estimate.about()));
        assertThat(estimate.high()).isGreaterThanOrEqualTo(estimate.about());
    }

    private static int asked(SeenSample sample, long seed, int residents) {
        var random = new Random(seed);
        int asked = 0;
        for (int i = 0; i < residents; i++) {
            asked += sample.asks(Long.toHexString(random.nextLong())) ? 1 : 0;
        }
        return asked;
    }
}
