package nl.weerklank.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultGateTest {

    private final FaultGate gate = new FaultGate(Duration.ofMillis(50));

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void aSilentNetworkAnswersNothingAndEmitsNothing() {
        gate.behave(FaultKind.SILENT);
        var answered = new ArrayList<String>();
        gate.answer(() -> answered.add("yes"));
        assertThat(answered).isEmpty();
        assertThat(gate.emits(0)).isFalse();
    }

    @Test
    void halfOfTheElementsWork() {
        gate.behave(FaultKind.HALF);
        assertThat(IntStream.range(0, 10).filter(gate::works)).hasSize(5);
        assertThat(IntStream.range(0, 10).allMatch(i -> gate.works(i) == gate.emits(i)))
                .isTrue();
    }

    @Test
    void aLiarAnswersAndEmitsNothing() {
        gate.behave(FaultKind.LIE);
        var answered = new ArrayList<String>();
        gate.answer(() -> answered.add("yes"));
        assertThat(answered).hasSize(1);
        assertThat(gate.emits(0)).isFalse();
    }

    @Test
    void aSlowNetworkAnswersLater() throws InterruptedException {
        gate.behave(FaultKind.SLOW);
        var caller = Thread.currentThread();
        var answered = new CountDownLatch(1);
        var by = new ArrayList<Thread>();
        gate.answer(() -> {
            by.add(Thread.currentThread());
            answered.countDown();
        });
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(by).doesNotContain(caller);
        assertThat(gate.emits(0)).isTrue();
    }

    @Test
    void aRestartDropsEveryLinkAndTheNetworkWorks() {
        var dropped = new ArrayList<String>();
        gate.behave(FaultKind.REFUSE);
        gate.opened(() -> dropped.add("one"));
        gate.opened(() -> dropped.add("two"));
        gate.behave(FaultKind.RESTART);
        assertThat(dropped).containsExactlyInAnyOrderElementsOf(List.of("one", "two"));
        assertThat(gate.current()).isEqualTo(FaultKind.NONE);
        assertThat(gate.refuses()).isFalse();
    }
}
