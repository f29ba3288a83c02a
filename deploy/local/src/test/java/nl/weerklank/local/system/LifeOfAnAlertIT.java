package nl.weerklank.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.signature.Verdict;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.local.client.Api;
import nl.weerklank.local.client.Dissemination;
import nl.weerklank.local.client.Poll;
import nl.weerklank.testkit.Peers;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Walks docs/life-of-an-alert.md. */
class LifeOfAnAlertIT {

    private static final Pattern CLASS_NAME = Pattern.compile("`(nl\\.weerklank\\.[a-z.]+\\.[A-Z]\\w+)`");
    private static final Pattern STEP = Pattern.compile("(?m)^(\\d+)\\. \\*\\*");

    private final RunningSystem running = RunningSystem.shared();

    @Test
    void everyClassThatThePageNamesExistsAndEveryStepNamesOne() throws IOException {
        var page = Files.readString(Peers.projectRoot().resolve("docs/life-of-an-alert.md"));
        var steps = page.lines().filter(line -> STEP.matcher(line).find()).toList();
        assertThat(steps)
                .hasSize(14)
                .allSatisfy(step ->
                        assertThat(CLASS_NAME.matcher(step).find()).as(step).isTrue());
        List<String> sources;
        try (var files = Files.walk(Peers.projectRoot())) {
            sources = files.map(file -> file.toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".java"))
                    .toList();
        }
        var names =
                CLASS_NAME.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(sources)
                        .as(name)
                        .anyMatch(source -> source.endsWith("src.main.java." + name + ".java")));
    }

    @Test
    void anAlertTakesTheWholeWay() throws IOException {
        var centre = running.centre();
        var alert = TestAlerts.circle(51.812, 5.837, 3);
        stepsTwoToFourRefuseWhatMayNotPass(alert);

        var draft = alert.submit(running);
        assertThat(draft.waits()).as("step 1: handed in, and a draft").isTrue();
        var own = post("/api/v1/alerts/" + draft.id() + "/approve", "application/json", "{}", "anna");
        assertThat(own.status()).as("step 5: nobody approves without the role").isEqualTo(403);

        var issued = centre.approve(draft.id(), centre.credential("bram"));
        assertThat(issued.state()).as("step 6").isEqualTo("ISSUED");
        stepSixTheLogHasTheSignedEvent(issued.alertId());

        var now = TestAlerts.await(running, issued.alertId(), LifeOfAnAlertIT::observedSomewhere);
        assertThat(now.kind()).as("step 7").isEqualTo("ALERT");
        assertThat(now.people().total()).as("step 8: people in Nijmegen").isGreaterThan(10_000);
        assertThat(now.decisions()).as("step 9: the plan is on record").isNotEmpty();
        stepTenOrdersCarryTheSignedAlert(now);
        for (var channel : TestAlerts.FIRST_WAVE) {
            assertThat(rungs(now, channel)).as("steps 11 and 12: " + channel).contains("ACCEPTED", "TRANSMITTED");
        }
        assertThat(now.remainderOverTime()).as("step 13").hasSizeGreaterThan(1);
        assertThat(now.people().remainder())
                .as("step 13")
                .isLessThan(now.people().total());
        stepFourteenTheLedgerHasEverything(now);
    }

    private void stepsTwoToFourRefuseWhatMayNotPass(TestAlerts alert) {
        var xml = new String(alert.xml(), StandardCharsets.UTF_8);
        var unread = post("/api/v1/alerts", "application/cap+xml", xml.replace("<status>Actual</status>", ""), "anna");
        assertThat(unread.status()).as("step 2").isEqualTo(400);
        assertThat(unread.text())
                .as("step 2: rule and place")
                .contains("line 7, column 3")
                .contains("rule");
        var stranger = post(
                "/api/v1/alerts",
                "application/cap+xml",
                xml.replace("test@weerklank.example", MandatedSender.ID),
                "anna");
        assertThat(stranger.status())
                .as("step 3: a sender that must sign did not")
                .isEqualTo(403);
        var nowhere = post("/api/v1/alerts", "application/cap+xml", xml.replaceAll("<circle>.*</circle>", ""), "anna");
        assertThat(nowhere.status())
                .as("step 4: an area that is nowhere is refused")
                .isEqualTo(422);
        var nobody = new Api(running.layout().ports().ingest(), null)
                .post("/api/v1/alerts", "application/cap+xml", alert.xml());
        assertThat(nobody.status()).as("step 1: nobody hands in unknown").isEqualTo(401);
    }

    private void stepSixTheLogHasTheSignedEvent(String alertId) throws IOException {
        var trust = TrustStore.read(running.layout().secrets().resolve("trust"));
        var signed = ContractJson.read(record(Topics.ALERTS, alertId).orElseThrow(), SignedAlert.class);
        assertThat(new AlertVerifier(trust).verify(signed)).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
            assertThat(genuine.event().alertId()).isEqualTo(alertId);
            assertThat(genuine.event().target().isEmpty()).isFalse();
        });
    }

    private void stepTenOrdersCarryTheSignedAlert(Dissemination now) {
        for (var channel : TestAlerts.FIRST_WAVE) {
            var order = ContractJson.read(
                    record(Topics.orders(channel), now.alertId()).orElseThrow(), Order.class);
            assertThat(order.channel()).isEqualTo(channel);
            assertThat(order.signed().alertId()).isEqualTo(now.alertId());
            assertThat(order.reason()).as("step 10: why " + channel).isNotBlank();
        }
    }

    private void stepFourteenTheLedgerHasEverything(Dissemination now) {
        var centre = running.centre();
        var operator = centre.credential("otto");
        var kinds = Poll.until(
                Duration.ofSeconds(30),
                () -> Optional.of(centre.ledger(now.alertId(), operator).stream()
                        .map(entry -> entry.kind())
                        .distinct()
                        .toList()),
                found -> found.containsAll(List.of("alert", "order", "report", "decision")));
        assertThat(kinds).as("step 14: the ledger of " + now.alertId()).isPresent();
    }

    private static boolean observedSomewhere(Dissemination now) {
        return TestAlerts.transmittedByAll(now)
                && now.channels().stream()
                        .flatMap(channel -> channel.orders().stream())
                        .flatMap(order -> order.rungs().stream())
                        .anyMatch(rung -> rung.rung().equals("OBSERVED"));
    }

    private static List<String> rungs(Dissemination now, String channel) {
        return now.channels().stream()
                .filter(c -> c.channel().equals(channel))
                .flatMap(c -> c.orders().stream())
                .flatMap(order -> order.rungs().stream())
                .map(Dissemination.RungView::rung)
                .toList();
    }

    private Api.Answer post(String path, String contentType, String body, String account) {
        return new Api(running.layout().ports().ingest(), running.centre().credential(account))
                .post(path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The first record of a key on a topic of the running broker. */
    private Optional<byte[]> record(String topic, String key) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", running.broker()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return Poll.until(
                    Duration.ofSeconds(20),
                    () -> {
                        for (var record : consumer.poll(Duration.ofMillis(500))) {
                            if (key.equals(new String(record.key(), StandardCharsets.UTF_8))) {
                                return Optional.of(record.value());
                            }
                        }
                        return Optional.empty();
                    },
                    found -> true);
        }
    }
}
