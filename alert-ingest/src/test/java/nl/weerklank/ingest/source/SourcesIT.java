package nl.weerklank.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.source.Source;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.EmbeddedBroker;
import nl.weerklank.testkit.Peers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of every kind against real servers and brokers, to the topic. */
class SourcesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static EmbeddedBroker broker;
    private static SignalTopic topic;
    private static SignalLog log;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start().withTopics(List.of("siren"));
        topic = new SignalTopic(broker.bootstrapServers());
        log = new SignalLog(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        log.close();
        broker.close();
    }

    @Test
    void a_feed_is_polled_its_links_are_followed_nothing_is_told_twice_and_a_bad_entry_stops_no_other()
            throws IOException {
        try (var server = new FeedServer()) {
            server.on(
                    "/feed",
                    FeedServer.withEtag(
                            "\"1\"", FEED.formatted(server.address("/good.xml"), server.address("/bad.xml"))));
            server.on("/good.xml", FeedServer.text(CAP));
            server.on("/bad.xml", FeedServer.text("<html>moved</html>"));
            var source = source("polled", "cap-feed", server.address("/feed"), Map.of());
            try (var runner = runner(source)) {
                Await.until(
                        "the feed was asked again",
                        LIMIT,
                        () -> server.asked.stream().filter("/feed"::equals).count() >= 3);
                Await.until(
                        "the signal is on the topic",
                        LIMIT,
                        () -> topic.signals("polled").size() == 1);

                var signal = topic.signals("polled").getFirst();
                assertThat(signal.self().identifier()).isEqualTo("storm-1");
                assertThat(server.asked.stream().filter("/good.xml"::equals)).hasSize(1);
                assertThat(raw(signal)).isEqualTo(CAP);
                assertThat(topic.all("sources")).isNotEmpty();
                assertThat(runner.states().getFirst().heard()).isNotNull();
            }
        }
    }

    @Test
    void what_an_operator_can_do_about_a_failing_source_is_said() throws IOException {
        try (var server = new FeedServer()) {
            server.on("/feed", FeedServer.status(401));
            try (var runner = runner(source("locked", "georss", server.address("/feed"), Map.of()))) {
                Await.until(
                        "the failure is known",
                        LIMIT,
                        () -> runner.states().getFirst().failures() > 0);

                assertThat(runner.states().getFirst().fault()).contains("401");
                assertThat(runner.states().getFirst().remedy()).contains("credentials");
            }
        }
    }

    @Test
    void what_is_told_over_MQTT_while_nobody_listens_is_not_lost(@TempDir Path folder) throws Exception {
        try (var mosquitto = Mosquitto.start(folder)) {
            var source = source(
                    "mqtt",
                    "sensorthings",
                    URI.create("mqtt://127.0.0.1:" + mosquitto.port()),
                    Map.of("topic", "v1.1/Datastreams(7)/Observations", "quantity", "PM10", "unit", "ug/m3"));
            try (var runner = runner(source)) {
                Await.until(
                        "the topic is subscribed",
                        LIMIT,
                        () -> runner.states().getFirst().heard() != null);
                mosquitto.publish(
                        "v1.1/Datastreams(7)/Observations",
                        "{\"result\":1,\"phenomenonTime\":\"2026-06-01T10:00:00Z\"}");
                Await.until(
                        "the first is on the topic",
                        LIMIT,
                        () -> topic.signals("mqtt").size() == 1);
            }
            mosquitto.publish(
                    "v1.1/Datastreams(7)/Observations", "{\"result\":2,\"phenomenonTime\":\"2026-06-01T10:01:00Z\"}");
            try (var runner = runner(source)) {
                Await.until(
                        "the second is delivered afterwards",
                        LIMIT,
                        () -> topic.signals("mqtt").size() == 2);
                assertThat(runner.states()).hasSize(1);
            }
            assertThat(topic.signals("mqtt"))
                    .allMatch(signal -> signal.subject().equals("Datastreams(7)"));
        }
    }

    @Test
    void CloudEvents_of_a_topic_become_signals() throws Exception {
        var source = source(
                "partner",
                "cloudevents",
                URI.create("kafka://" + broker.bootstrapServers()),
                Map.of("topic", "partner-events"));
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("partner-events", 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var event = new ProducerRecord<byte[], byte[]>("partner-events", "{}".getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            "9",
                            "ce_type",
                            "power outage",
                            "ce_source",
                            "/grid",
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(event).get(20, TimeUnit.SECONDS);
        }
        try (var runner = runner(source)) {
            Await.until(
                    "the event is on the topic",
                    LIMIT,
                    () -> topic.signals("partner").size() == 1);
            assertThat(topic.signals("partner").getFirst().subject()).isEqualTo("/grid");
            assertThat(runner.states()).hasSize(1);
        }
    }

    @Test
    void a_changed_declaration_is_followed_and_without_sources_nothing_runs() throws IOException {
        try (var server = new FeedServer()) {
            server.on("/a", FeedServer.text("1")).on("/b", FeedServer.text("2"));
            var declared = new AtomicReference<List<Source>>(List.of());
            try (var runner = new SourceRunner(
                    declared::get, Readers::installed, broker.bootstrapServers(), log, Clock.systemUTC())) {
                var before = Thread.getAllStackTraces().keySet();
                runner.look();
                assertThat(runner.states()).isEmpty();
                assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !before.contains(thread))
                        .noneMatch(thread -> thread.getName().startsWith("signals"));
                declared.set(List.of(source("moving", "declared", server.address("/a"), Map.of())));
                runner.look();
                Await.until("the first address is asked", LIMIT, () -> server.asked.contains("/a"));
                declared.set(List.of(source("moving", "declared", server.address("/b"), Map.of())));
                runner.look();
                Await.until("the second address is asked", LIMIT, () -> server.asked.contains("/b"));
            }
        }
    }

    @Test
    void whatever_was_acknowledged_is_on_the_topic_after_kill_9() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PushUntilKilledMain.class.getName(),
                        broker.bootstrapServers())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> acknowledged = new HashSet<>();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("acknowledged ")) {
                    acknowledged.add(line.substring("acknowledged ".length()));
                }
                if (acknowledged.size() == 200) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        var kept = topic.signals(PushUntilKilledMain.SOURCE).stream()
                .map(Signal::subject)
                .toList();

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(200);
        assertThat(kept).containsAll(acknowledged);
    }

    private static String raw(Signal signal) {
        return topic.all("signals.raw").stream()
                .filter(found -> new String(found.key(), StandardCharsets.US_ASCII)
                        .equals(signal.raw().digest()))
                .map(found -> new String(found.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("nothing is kept");
    }

    private static SourceRunner runner(Source source) {
        var runner = new SourceRunner(
                () -> List.of(source), Readers::installed, broker.bootstrapServers(), log, Clock.systemUTC());
        runner.look();
        return runner;
    }

    private static Source source(String name, String format, URI address, Map<String, String> settings) {
        return new Source(
                name,
                format,
                address,
                Duration.ofSeconds(1),
                0.5,
                List.of(),
                List.of(),
                Duration.ofMinutes(5),
                Tlp.CLEAR,
                Map.of(),
                settings);
    }

    private static final String FEED = """
            <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>
            <entry><id>1</id><updated>2026-06-01T10:00:00Z</updated><link type="application/cap+xml" href="%s"/></entry>
            <entry><id>2</id><updated>2026-06-01T10:00:00Z</updated><link type="application/cap+xml" href="%s"/></entry>
            <entry><id>3</id><link type="application/cap+xml" href="http://10.1.1.1/inside"/></entry></feed>""";

    private static final String CAP = """
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>storm-1</identifier><sender>s@example.nl</sender>
            <sent>2026-06-01T12:00:00+02:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
            <info><category>Met</category><event>Storm</event><urgency>Expected</urgency><severity>Severe</severity>
            <certainty>Likely</certainty><area><areaDesc>Zeeland</areaDesc><circle>51.5,3.8 20</circle></area></info></alert>""";

    /** Debian's mosquitto, on a free port. */
    private record Mosquitto(Process process, int port, Path publisher) implements AutoCloseable {

        static Mosquitto start(Path folder) throws IOException {
            var program = Peers.require("mosquitto", "mosquitto");
            var publisher = Peers.require("mosquitto_pub", "mosquitto-clients");
            int port = freePort();
            var config = folder.resolve("mosquitto.conf");
            Files.writeString(
                    config, "listener " + port + " 127.0.0.1\nallow_anonymous true\nmax_queued_messages 1000\n");
            var process = new ProcessBuilder(program.toString(), "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Await.until("mosquitto listens", LIMIT, () -> listens(port));
            return new Mosquitto(process, port, publisher);
        }

        void publish(String to, String message) throws Exception {
            var code = new ProcessBuilder(
                            publisher.toString(),
                            "-h",
                            "127.0.0.1",
                            "-p",
                            String.valueOf(port),
                            "-q",
                            "1",
                            "-t",
                            to,
                            "-m",
                            message)
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        }

        private static boolean listens(int port) {
            try (var socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
