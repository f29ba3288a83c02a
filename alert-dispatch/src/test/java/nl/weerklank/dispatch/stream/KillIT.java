package nl.weerklank.dispatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.Wire;
import nl.weerklank.testkit.EmbeddedBroker;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream is killed without warning (SIGKILL) and comes back. */
class KillIT {

    private static final int ALERTS = 6;

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private Wire wire;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start().withTopics(List.of("phones", "siren", "reserve"));
        wire = new Wire(broker.bootstrapServers());
        wire.channelIsUp("phones", 0.8, Town.ALL);
        wire.channelIsUp("siren", 0.5, Town.ALL);
        wire.channelIsUp("reserve", 0.4, Town.ALL);
        process = dispatch();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        wire.close();
        broker.close();
    }

    @Test
    void whatWasDecidedBeforeTheKillIsKnownAfterwards() throws Exception {
        var alert = alert(0);
        wire.issue(SampleAlerts.sign(alert));
        var phones = wire.order("phones", alert.alertId(), order -> true);
        wire.report(phones, new Outcome.Reached(Rung.TRANSMITTED), Town.ALL.minus(Town.some(3)), now());

        kill();
        wire.report(phones, new Outcome.Failed(Fault.REFUSED), Town.some(3), now());
        process = dispatch();

        var reserve = wire.order("reserve", alert.alertId(), order -> true);
        assertThat(reserve.cells().containsAll(Town.some(3))).isTrue();
        assertThat(wire.records(Topics.deadLetter(Topics.REPORTS))).isEmpty();
        assertThat(reserve.wave()).isEqualTo(2);
        assertThat(reserve.orderId()).isEqualTo(AlertIds.ofOrder(alert.alertId(), 1, "reserve", 2));
    }

    @Test
    void killedAtAnyMomentEveryAlertIsOrderedAndAnOrderIsAlwaysTheSameOrder() throws Exception {
        var alerts = IntStream.rangeClosed(1, ALERTS).mapToObj(KillIT::alert).toList();
        wire.order("phones", warmedUp(), order -> true);
        for (var alert : alerts) {
            wire.issue(SampleAlerts.sign(alert));
        }

        kill();
        process = dispatch();

        for (var alert : alerts) {
            wire.order("phones", alert.alertId(), order -> order.wave() == 1);
            wire.order("siren", alert.alertId(), order -> order.wave() == 1);
        }
        for (var channel : List.of("phones", "siren")) {
            assertThat(sameIdSameOrder(wire.records(Topics.orders(channel)).stream()
                            .map(record -> ContractJson.read(record.value(), Order.class))
                            .toList()))
                    .isEmpty();
        }
    }

    private String warmedUp() {
        var first = alert(100);
        wire.issue(SampleAlerts.sign(first));
        return first.alertId();
    }

    /** Orders that share their id with another order for other cells. */
    private static List<Order> sameIdSameOrder(List<Order> orders) {
        Map<String, CellSet> cells = new HashMap<>();
        var different = new ArrayList<Order>();
        for (var order : orders) {
            var before = cells.putIfAbsent(order.orderId(), order.cells());
            if (before != null && !before.equals(order.cells())) {
                different.add(order);
            }
        }
        return different;
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private Process dispatch() throws IOException {
        var trust = folder.resolve("trust");
        Files.writeString(
                trust,
                TrustStore.line(SampleAlerts.KEY_ID, EnumSet.allOf(Mode.class), SampleAlerts.KEYS.getPublic()) + "\n");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DispatchProcess.class.getName(),
                        broker.bootstrapServers(),
                        trust.toString(),
                        folder.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("dispatch.log").toFile()))
                .start();
    }

    private static java.time.Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static AlertEvent alert(int number) {
        var template = Town.urgent();
        return new AlertEvent(
                template.schema(),
                AlertIds.ofFirstMessage("kill-it", Integer.toString(number)),
                1,
                template.kind(),
                template.mode(),
                template.lane(),
                now(),
                now().plus(Duration.ofHours(2)),
                template.authority(),
                template.target(),
                template.cap());
    }
}
