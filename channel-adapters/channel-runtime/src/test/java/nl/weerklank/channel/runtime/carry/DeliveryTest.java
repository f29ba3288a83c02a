package nl.weerklank.channel.runtime.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import nl.weerklank.channel.runtime.check.LastHop;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

/** All decorators together around an adapter, on a manual clock. */
class DeliveryTest extends CarryScenario {

    private final VersionFence fence = new VersionFence();
    private final ReportNotes notes = new ReportNotes();

    private Carrier delivery(BiFunction<Emission, ReportSink, CompletionStage<Void>> adapter, Mode... permitted) {
        var lastHop = new LastHop("siren", SampleAlerts.VERIFIER, fence, Set.of(permitted));
        var settings = new Delivery.Settings(
                Set.of(permitted),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4), new Random(1)),
                4,
                1,
                10);
        return Delivery.of(new Scripted(adapter), lastHop, settings, clock, timer, Runnable::run);
    }

    @Test
    void anAdapterThatThrowsFailsTheOrderAsAdapterErrorAndIsTriedAgain() {
        var calls = new int[1];
        var carrier = delivery(
                (emission, reports) -> {
                    if (calls[0]++ == 0) {
                        throw new IllegalStateException("a bug in the adapter");
                    }
                    reports.reached(Rung.TRANSMITTED, emission.order().cells(), "second time");
                    return CompletableFuture.completedFuture(null);
                },
                Mode.LIVE);
        var ended = carrier.carryOut(emission("a", 1), notes).toCompletableFuture();
        assertThat(notes.failed(Fault.ADAPTER_ERROR)).isEqualTo(event("a", 1).target());
        timer.advance(Duration.ofSeconds(1));
        assertThat(ended).isCompleted();
        assertThat(notes.reached(Rung.TRANSMITTED)).isEqualTo(event("a", 1).target());
    }

    @Test
    void cellsThatAnAdapterForgetsAreAdapterErrors() {
        var all = event("a", 1).target();
        var some = CellSet.of(all.stream().limit(10).toArray());
        delivery(
                        (emission, reports) -> {
                            reports.reached(Rung.TRANSMITTED, some, "only these");
                            return CompletableFuture.completedFuture(null);
                        },
                        Mode.LIVE)
                .carryOut(emission("a", 1), notes);
        assertThat(notes.failed(Fault.ADAPTER_ERROR)).isEqualTo(all.minus(some));
    }

    @Test
    void anExerciseNeverReachesAnAdapterWithoutPermission() {
        var message = SampleAlerts.chemicalFire(START, "exercise");
        var exercise = SampleAlerts.emission(
                SampleAlerts.event(message, message, 1, Mode.EXERCISE), "siren", OrderAction.EMIT);
        var ended = delivery(
                        (emission, reports) -> {
                            throw new AssertionError("an exercise reached the emitter");
                        },
                        Mode.LIVE)
                .carryOut(exercise, notes)
                .toCompletableFuture();
        assertThat(ended).isCompleted();
        timer.advance(Duration.ofMinutes(2));
        assertThat(notes.everClaimed(Rung.ACCEPTED)).isTrue();
        assertThat(notes.everClaimed(Rung.TRANSMITTED)).isFalse();
        assertThat(notes.faults()).containsExactly(Fault.MODE_NOT_PERMITTED);
    }

    @Test
    void aVersionIssuedBetweenTwoAttemptsEndsTheOlderOne() {
        var carrier = delivery(
                (emission, reports) -> {
                    reports.failed(Fault.SILENT, emission.order().cells(), "no answer");
                    return CompletableFuture.completedFuture(null);
                },
                Mode.LIVE);
        var ended = carrier.carryOut(emission("a", 1), notes).toCompletableFuture();
        fence.raise(event("a", 2));
        timer.advance(Duration.ofSeconds(1));
        assertThat(ended).isCompleted();
        assertThat(notes.failed(Fault.SUPERSEDED)).isEqualTo(event("a", 1).target());
    }

    @Test
    void anAdapterThatNeverEndsHoldsNoSlotBeyondTheDeadline() {
        var carrier = delivery((emission, reports) -> new CompletableFuture<>(), Mode.LIVE);
        var ended = List.of("a", "b", "c", "d", "e", "f").stream()
                .map(name -> carrier.carryOut(emission(name, 1), notes).toCompletableFuture())
                .toList();
        timer.advance(Duration.ofSeconds(30));
        assertThat(ended).allMatch(CompletableFuture::isDone);
        assertThat(notes.faults()).containsExactly(Fault.SILENT);
    }

    private record Scripted(BiFunction<Emission, ReportSink, CompletionStage<Void>> script) implements ChannelAdapter {

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
            return script.apply(emission, reports);
        }

        @Override
        public CompletionStage<Health> probe() {
            return CompletableFuture.completedFuture(new Health(ChannelState.UP, "scripted", false));
        }

        @Override
        public void close() {}
    }
}
