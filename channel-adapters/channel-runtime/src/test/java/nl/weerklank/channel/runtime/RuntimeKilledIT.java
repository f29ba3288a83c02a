package nl.weerklank.channel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

/** P1 and P3 over a kill -9 of the process: nothing is lost, nobody receives anything twice. */
class RuntimeKilledIT extends RuntimeScenario {

    private static final int ORDERS = 12;
    private static final int REGIONS = 4;

    @Test
    void killedBeforeTheNetworkHasAnsweredAndStartedAgain() throws Exception {
        network.behave(FaultKind.SLOW);
        var orders = orders();
        try (var first = killable(start())) {
            orders.forEach(stand::order);
            Await.until(
                    "the network was asked",
                    RuntimeStand.LIMIT,
                    () -> !network.publicRecord().isEmpty());
            first.process().destroyForcibly().waitFor();
        }
        network.behave(FaultKind.NONE);
        assertAllOnceAfterStart(orders);
    }

    @Test
    void killedWhileItReportsAndStartedAgain() throws Exception {
        var orders = orders();
        try (var first = killable(start())) {
            orders.forEach(stand::order);
            Await.until(
                    "something is transmitted",
                    RuntimeStand.LIMIT,
                    () -> orders.stream().anyMatch(order -> reached(order)));
            first.process().destroyForcibly().waitFor();
        }
        assertAllOnceAfterStart(orders);
    }

    @Test
    void killedBeforeItReadTheOrdersAndStartedAgain() throws Exception {
        try (var first = killable(start())) {
            Await.until(
                    "it lives",
                    RuntimeStand.LIMIT,
                    () -> !stand.listener
                            .all(one -> one.topic().equals("channel-status")
                                    && new String(one.key(), StandardCharsets.UTF_8).startsWith(channel + "/"))
                            .isEmpty());
            first.process().destroyForcibly().waitFor();
        }
        var orders = orders();
        orders.forEach(stand::order);
        assertAllOnceAfterStart(orders);
    }

    private void assertAllOnceAfterStart(List<Order> orders) throws Exception {
        try (var second = killable(start())) {
            Await.until(
                    "every order is transmitted",
                    RuntimeStand.LIMIT,
                    () -> orders.stream().allMatch(this::reached));
            Await.until(
                    "the public has everything",
                    RuntimeStand.LIMIT,
                    () -> network.publicRecord().size() >= ORDERS * REGIONS);
            assertThat(second.process().isAlive()).isTrue();
        }
        assertThat(network.publicRecord())
                .extracting(one -> one.what() + " at " + one.place())
                .hasSize(ORDERS * REGIONS)
                .doesNotHaveDuplicates();
    }

    private boolean reached(Order order) {
        return stand.reports(order).stream()
                .anyMatch(report -> report.outcome() instanceof Outcome.Reached(Rung rung)
                        && rung.compareTo(Rung.TRANSMITTED) >= 0);
    }

    private List<Order> orders() {
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> SampleAlerts.chemicalFire(now(), channel + "-killed-" + i))
                .map(message -> order(SampleAlerts.event(message, message, 1, Mode.LIVE), OrderAction.EMIT))
                .toList();
    }

    private Process start() throws IOException {
        Path trust = folder.resolve("trust");
        Files.writeString(
                trust,
                TrustStore.line(SampleAlerts.KEY_ID, EnumSet.allOf(Mode.class), SampleAlerts.KEYS.getPublic()) + "\n");
        return RuntimeProcess.start(stand.broker.bootstrapServers(), channel, folder, trust, network);
    }

    private record Killable(Process process) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private static Killable killable(Process process) {
        return new Killable(process);
    }
}
