package nl.weerklank.channel.runtime.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.contract.status.RouteTest;
import nl.weerklank.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class RouteTesterTest {

    private static final Duration EVERY = Duration.ofMinutes(3);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final List<RouteTest> said = new ArrayList<>();
    private final TwoRoutes adapter = new TwoRoutes();
    private final RouteTester tester = new RouteTester(
            new ChannelPulse.Identity("siren", "test-1", "siren", Set.of(Mode.LIVE)),
            new RouteTester.Pace(EVERY, Duration.ofMinutes(1)),
            adapter,
            new Kept(),
            clock,
            Runnable::run);

    @Test
    void theFirstBeatTestsEveryRouteAndSaysWhatEachAnswered() {
        tester.beat();
        clock.advance(Duration.ofMillis(140));
        adapter.answer(true, false);

        assertThat(said).singleElement().satisfies(test -> {
            assertThat(test.millis()).isEqualTo(140);
            assertThat(test.passed()).isEqualTo(1);
            assertThat(test.routes()).extracting(RouteTest.Route::route).containsExactly("east", "west");
        });
    }

    @Test
    void theNextRoundBeginsThreeMinutesLaterAndNotBefore() {
        tester.beat();
        adapter.answer(true, true);
        clock.advance(EVERY.minusSeconds(1));
        tester.beat();
        assertThat(adapter.rounds).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        tester.beat();
        assertThat(adapter.rounds).hasSize(2);
    }

    @Test
    void aRoundThatHangsKeepsTheNextOneWaiting() {
        tester.beat();
        clock.advance(EVERY.multipliedBy(2));
        tester.beat();
        assertThat(adapter.rounds).hasSize(1);
    }

    @Test
    void aRoundWithoutAnAnswerFailsEveryRouteThatWasKnown() {
        tester.beat();
        adapter.answer(true, true);
        clock.advance(EVERY);
        tester.beat();
        adapter.rounds.getLast().completeExceptionally(new IllegalStateException("the line is cut"));

        assertThat(said.getLast().routes())
                .hasSize(2)
                .allSatisfy(route -> assertThat(route.detail()).contains("the line is cut"))
                .noneMatch(RouteTest.Route::passed);
    }

    @Test
    void anAdapterThatKnowsOneWayIsTestedByItsProbe() {
        var routes = new OneWay().testRoutes().toCompletableFuture().join();

        assertThat(routes).containsExactly(new RouteTest.Route("all", false, "half of it is gone"));
    }

    private final class Kept implements StatusLog {

        @Override
        public CompletionStage<Void> append(ChannelStatus status) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> append(RouteTest test) {
            said.add(test);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> append(ChannelCoverage coverage) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static class OneWay implements ChannelAdapter {

        @Override
        public CompletionStage<Void> open() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public List<ChannelCoverage.Group> coverage() {
            return List.of();
        }

        @Override
        public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Health> probe() {
            return CompletableFuture.completedFuture(new Health(ChannelState.DEGRADED, "half of it is gone", false));
        }

        @Override
        public void close() {}
    }

    private static final class TwoRoutes extends OneWay {

        private final List<CompletableFuture<List<RouteTest.Route>>> rounds = new ArrayList<>();

        @Override
        public CompletionStage<List<RouteTest.Route>> testRoutes() {
            rounds.add(new CompletableFuture<>());
            return rounds.getLast();
        }

        void answer(boolean east, boolean west) {
            rounds.getLast()
                    .complete(List.of(
                            new RouteTest.Route("east", east, "as the test says"),
                            new RouteTest.Route("west", west, "as the test says")));
        }
    }
}
