package nl.weerklank.dispatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.decision.Decided;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.gate.DeadLetter;
import nl.weerklank.dispatch.lifecycle.Lifecycle;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.table.ChannelTables;
import nl.weerklank.testkit.ManualClock;
import nl.weerklank.testkit.SampleAlerts;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchTopologyTest {

    private final ManualClock clock = new ManualClock(Town.NOON);
    private final LiveView view = new LiveView();
    private final List<DeadLetter> tableDeadLetters = new ArrayList<>();
    private final AlertEvent alert = Town.urgent();

    @TempDir
    Path stateDir;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        var tables = new ChannelTables(List.of("phones", "siren"), Duration.ofSeconds(10), clock);
        var topology = new DispatchTopology(
                SampleAlerts.VERIFIER,
                new Lifecycle(Town.PEOPLE, Town.policy()),
                tables,
                view,
                tableDeadLetters::add,
                clock,
                Duration.ofMillis(200),
                Duration.ofHours(1));
        var settings = new Properties();
        settings.put("application.id", "test");
        settings.put("bootstrap.servers", "nowhere:1");
        settings.put("state.dir", stateDir.toString());
        driver = new TopologyTestDriver(topology.build(), settings, Town.NOON);
        channelIsUp("phones", 0.8);
        channelIsUp("siren", 0.5);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aGenuineAlertBecomesAnOrderOnEachChannelsOwnTopicWithTheSignatureInside() {
        issue(SampleAlerts.sign(alert));

        var order = onlyOrder("phones");
        assertThat(order.key()).isEqualTo(alert.alertId());
        var read = ContractJson.read(order.value(), Order.class);
        assertThat(read.cells()).isEqualTo(Town.ALL);
        assertThat(read.signed()).isEqualTo(SampleAlerts.sign(alert));
        assertThat(header(order, Headers.CE_ID)).isEqualTo(read.orderId());
        assertThat(onlyOrder("siren")).isNotNull();
        assertThat(read(Topics.DECISIONS))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(
                                ContractJson.read(record.value(), Decided.class).text())
                        .contains("wave 1"));
    }

    @Test
    void aForgedAlertGoesToTheDeadLettersWithItsCauseAndTheNextOneIsTaken() {
        var genuine = SampleAlerts.sign(alert);
        issue(new SignedAlert(
                genuine.schema(),
                genuine.alertId(),
                genuine.version(),
                genuine.protectedHeader(),
                genuine.payload(),
                genuine.signature().substring(2) + "AA"));
        issue(genuine);

        var letter = read(Topics.deadLetter(Topics.ALERTS)).getFirst();
        assertThat(header(letter, Headers.DEAD_LETTER_CAUSE)).contains("signature does not fit");
        assertThat(header(letter, Headers.DEAD_LETTER_FAULT)).isEqualTo("BAD_SIGNATURE");
        assertThat(header(letter, Headers.DEAD_LETTER_TOPIC)).isEqualTo(Topics.ALERTS);
        assertThat(onlyOrder("phones")).isNotNull();
    }

    @Test
    void poisonOnAnyInputTopicIsPutAsideAsItCame() {
        var poison = "{\"not\": ".getBytes(StandardCharsets.UTF_8);
        send(Topics.ALERTS, "x", poison);
        send(Topics.REPORTS, "x", poison);
        send(Topics.CHANNEL_STATUS, "x", poison);
        send(Topics.CHANNEL_COVERAGE, "x", poison);

        assertThat(read(Topics.deadLetter(Topics.ALERTS)).getFirst().value()).isEqualTo(poison);
        assertThat(read(Topics.deadLetter(Topics.REPORTS)).getFirst().value()).isEqualTo(poison);
        assertThat(tableDeadLetters)
                .extracting(DeadLetter::destination)
                .containsExactly("channel-status.dead-letter", "channel-coverage.dead-letter");
        issue(SampleAlerts.sign(alert));
        assertThat(onlyOrder("phones")).isNotNull();
    }

    @Test
    void aReportOfAnUnknownAlertIsPutAside() {
        issue(SampleAlerts.sign(alert));
        var order = ContractJson.read(onlyOrder("phones").value(), Order.class);
        var report = report(order, "phones", Rung.TRANSMITTED);
        var stray = new Report(
                Report.SCHEMA,
                "order",
                "unknown",
                1,
                "phones",
                "phones-1",
                clock.instant(),
                Town.ALL,
                report.outcome(),
                "as the test says");

        send(Topics.REPORTS, "unknown", ContractJson.write(stray));

        assertThat(header(read(Topics.deadLetter(Topics.REPORTS)).getFirst(), Headers.DEAD_LETTER_CAUSE))
                .contains("not known here");
    }

    @Test
    void reportsLowerTheRemainderThatTheViewShows() {
        issue(SampleAlerts.sign(alert));
        var order = ContractJson.read(onlyOrder("phones").value(), Order.class);

        send(Topics.REPORTS, alert.alertId(), ContractJson.write(report(order, "phones", Rung.TRANSMITTED)));

        assertThat(view.find(alert.alertId()).orElseThrow().remainder()).isLessThan(141);
    }

    @Test
    void silenceIsNoticedByTheWallClockAndTriedAgain() {
        issue(SampleAlerts.sign(alert));
        driver.advanceWallClockTime(Duration.ofMillis(200));
        onlyOrder("phones");

        pass(Duration.ofSeconds(10));
        channelIsUp("phones", 0.8);
        channelIsUp("siren", 0.5);
        pass(Duration.ofSeconds(2));

        assertThat(ContractJson.read(onlyOrder("phones").value(), Order.class).wave())
                .isEqualTo(2);
    }

    @Test
    void aChannelWithoutHeartbeatIsDownAndNotOrdered() {
        clock.advance(Duration.ofSeconds(11));
        channelIsUp("siren", 0.5);

        issue(SampleAlerts.sign(alert));

        assertThat(read(Topics.orders("phones"))).isEmpty();
        assertThat(read(Topics.orders("siren"))).hasSize(1);
        assertThat(view.find(alert.alertId()).orElseThrow().decisions())
                .anyMatch(note -> note.text().contains("phones not ordered: is DOWN: no heartbeat from phones-1"));
    }

    private void pass(Duration time) {
        clock.advance(time);
        driver.advanceWallClockTime(time);
    }

    private Report report(Order order, String channel, Rung rung) {
        return new Report(
                Report.SCHEMA,
                order.orderId(),
                order.alertId(),
                order.version(),
                channel,
                channel + "-1",
                clock.instant(),
                order.cells(),
                new Outcome.Reached(rung),
                "as the test says");
    }

    private void channelIsUp(String name, double chance) {
        send(
                Topics.CHANNEL_STATUS,
                name + "-1",
                ContractJson.write(Town.status(name, ChannelState.UP, clock.instant())));
        send(Topics.CHANNEL_COVERAGE, name + "-1", ContractJson.write(Town.coverage(name, chance, Town.ALL)));
    }

    private void issue(SignedAlert signed) {
        send(Topics.ALERTS, signed.alertId(), ContractJson.write(signed));
    }

    private void send(String topic, String key, byte[] value) {
        driver.createInputTopic(
                        topic, new StringSerializer(), new ByteArraySerializer(), clock.instant(), Duration.ZERO)
                .pipeInput(key, value);
    }

    private TestRecord<String, byte[]> onlyOrder(String channel) {
        var orders = read(Topics.orders(channel));
        assertThat(orders).hasSize(1);
        return orders.getFirst();
    }

    private List<TestRecord<String, byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
