package nl.weerklank.ingest.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.judge.Firing;
import nl.weerklank.testkit.EmbeddedBroker;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL on the picture in the middle of many signals: none is lost, none counts twice, no rule fires twice for one thread. */
class PictureKillIT {

    private static final int EVENTS = 60;
    private static final int MESSAGES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start().withTopics(List.of("siren"));
        process = picture();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        broker.close();
    }

    @Test
    void killedTwiceInTheMiddleNothingIsLostOrCountedOrFiredTwice() throws Exception {
        send(0, MESSAGES / 4);
        await(() -> !firings().isEmpty());
        send(MESSAGES / 4, MESSAGES / 2);
        kill();
        process = picture();
        send(MESSAGES / 2, MESSAGES);
        await(() -> counted().values().stream().mapToInt(Integer::intValue).sum() > EVENTS * MESSAGES / 2);
        kill();
        process = picture();

        await(() -> counted().values().stream().mapToInt(Integer::intValue).sum() >= EVENTS * MESSAGES);

        assertThat(counted())
                .hasSize(EVENTS)
                .allSatisfy((thread, signals) -> assertThat(signals).isEqualTo(MESSAGES));
        var threads = new HashMap<String, HashSet<String>>();
        for (var firing : firings()) {
            threads.computeIfAbsent(firing.thread() + firing.rule(), key -> new HashSet<>())
                    .add(firing.id() + firing.signal());
        }
        assertThat(threads)
                .hasSize(EVENTS)
                .allSatisfy((thread, ids) -> assertThat(ids).hasSize(1));
    }

    /** How many signals each thread holds at last. */
    private Map<String, Integer> counted() {
        var counted = new HashMap<String, Integer>();
        for (var value : values(Topics.THREADS)) {
            var thread = PictureJson.read(value, ThreadView.class).thread();
            counted.put(thread.id(), thread.signals());
        }
        return counted;
    }

    private List<Firing> firings() {
        return values(Topics.FIRINGS).stream()
                .map(value -> PictureJson.read(value, Firing.class))
                .filter(firing -> firing.thread() != null)
                .toList();
    }

    private List<byte[]> values(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            var values = new java.util.ArrayList<byte[]>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("comes as far in " + PATIENCE).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void send(int from, int to) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int message = from; message < to; message++) {
                for (int event = 0; event < EVENTS; event++) {
                    producer.send(SignalRecords.toRecord(quake(event, message), Topics.PARTITIONS));
                }
            }
        }
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private Process picture() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PictureProcess.class.getName(),
                        broker.bootstrapServers(),
                        Path.of(System.getProperty("weerklank.root"), "samples/rules/example.yaml")
                                .toString(),
                        folder.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("picture.log").toFile()))
                .start();
    }

    private static Signal quake(int event, int message) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var area = new CapArea(
                "hier",
                List.of(),
                List.of(new CapCircle(new CapPoint(-60 + (event / 10) * 10, -150 + (event % 10) * 15), 0)),
                List.of(),
                null,
                null);
        return new Signal(
                Signal.SCHEMA,
                SignalIds.of("knmi", "quake-" + event, "" + message),
                "knmi",
                "quake-" + event,
                SignalKind.NEW,
                false,
                now,
                new RawReference("0".repeat(64), "application/json", ""),
                Tlp.CLEAR,
                Marked.of(Tlp.CLEAR, Hazard.EARTHQUAKE),
                Marked.of(Tlp.CLEAR, "earthquake"),
                Marked.of(Tlp.CLEAR, now),
                null,
                null,
                Marked.of(Tlp.CLEAR, List.of(area)),
                Marked.of(Tlp.CLEAR, new Measurement("magnitude", 4, "ML")),
                Marked.of(Tlp.CLEAR, CapSeverity.UNKNOWN),
                Marked.of(Tlp.CLEAR, CapCertainty.OBSERVED),
                Marked.of(Tlp.CLEAR, CapUrgency.UNKNOWN),
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }
}
