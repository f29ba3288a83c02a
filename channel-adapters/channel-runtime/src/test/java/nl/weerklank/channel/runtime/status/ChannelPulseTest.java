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
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
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

class ChannelPulseTest {

    private static final ChannelPulse.Identity IDENTITY =
            new ChannelPulse.Identity("siren", "test-1", "siren", Set.of(Mode.LIVE));
    private static final ChannelPulse.Pace PACE = new ChannelPulse.Pace(Duration.ofSeconds(2), Duration.ofMinutes(1));

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final List<ChannelStatus> statuses = new ArrayList<>();
    private final List<ChannelCoverage> coverages = new ArrayList<>();
    private final Answering adapter = new Answering();
    private final ChannelPulse pulse = new ChannelPulse(IDENTITY, PACE, adapter, new Kept(), clock, Runnable::run);

    @Test
    void nothingIsSaidBeforeTheFirstRouteTestHasAnswered() {
        pulse.beat();
        clock.advance(Duration.ofSeconds(1));
        pulse.beat();
        assertThat(statuses).isEmpty();
        adapter.answer(ChannelState.UP, false);
        assertThat(statuses).extracting(ChannelStatus::state).containsExactly(ChannelState.UP);
    }

    @Test
    void everyBeatSaysTheLastAnswerAndEveryFewTestAgain() {
        pulse.beat();
        adapter.answer(ChannelState.UP, false);
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(1));
            pulse.beat();
        }
        assertThat(statuses).hasSize(5).allMatch(status -> status.state() == ChannelState.UP);
        assertThat(adapter.probes).hasSize(2);
    }

    @Test
    void aChangeIsSaidAtOnce() {
        pulse.beat();
        adapter.answer(ChannelState.UP, false);
        clock.advance(Duration.ofSeconds(2));
        pulse.beat();
        adapter.answer(ChannelState.DOWN, false);
        assertThat(statuses.getLast().state()).isEqualTo(ChannelState.DOWN);
        assertThat(statuses.getLast().reason()).isEqualTo("as the test says");
    }

    @Test
    void aRouteTestThatFailsMeansDown() {
        pulse.beat();
        adapter.probes.getLast().completeExceptionally(new IllegalStateException("no route"));
        assertThat(statuses).extracting(ChannelStatus::state).containsExactly(ChannelState.DOWN);
        assertThat(statuses.getLast().reason()).contains("no route");
    }

    @Test
    void oneRouteTestAtATime() {
        pulse.beat();
        clock.advance(Duration.ofSeconds(10));
        pulse.beat();
        assertThat(adapter.probes).hasSize(1);
    }

    @Test
    void coverageIsSaidAtTheStartAndWhenItChanged() {
        pulse.beat();
        adapter.answer(ChannelState.UP, false);
        clock.advance(Duration.ofSeconds(2));
        pulse.beat();
        assertThat(coverages).hasSize(1);
        adapter.answer(ChannelState.UP, true);
        clock.advance(Duration.ofSeconds(1));
        pulse.beat();
        assertThat(coverages).hasSize(2);
    }

    @Test
    void theLastWordIsThatItStopped() {
        pulse.beat();
        adapter.answer(ChannelState.UP, false);
        clock.advance(Duration.ofSeconds(2));
        pulse.beat();
        pulse.stop();
        adapter.answer(ChannelState.DEGRADED, false);
        pulse.beat();
        assertThat(statuses.getLast().state()).isEqualTo(ChannelState.DOWN);
        assertThat(statuses.getLast().reason()).isEqualTo("stopped");
    }

    private final class Kept implements StatusLog {

        @Override
        public CompletionStage<Void> append(ChannelStatus status) {
            statuses.add(status);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> append(RouteTest test) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> append(ChannelCoverage coverage) {
            coverages.add(coverage);
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class Answering implements ChannelAdapter {

        private final List<CompletableFuture<Health>> probes = new ArrayList<>();

        void answer(ChannelState state, boolean coverageChanged) {
            probes.getLast().complete(new Health(state, "as the test says", coverageChanged));
        }

        @Override
        public CompletionStage<Void> open() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public List<ChannelCoverage.Group> coverage() {
            return List.of(new ChannelCoverage.Group(0.5, CellSet.of(H3Map.cellAt(51.69, 4.59))));
        }

        @Override
        public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Health> probe() {
            var probe = new CompletableFuture<Health>();
            probes.add(probe);
            return probe;
        }

        @Override
        public void close() {}
    }
}
