package nl.weerklank.local.bench.signal;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.bench.KafkaFloor;
import nl.weerklank.local.bench.Percentiles;
import nl.weerklank.local.system.LocalSystem;
import nl.weerklank.local.system.Progress;
import nl.weerklank.signal.watch.Importance;
import nl.weerklank.simulator.Bench;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From an earthquake's signal, read and written to its topic, until the signed alert stands on topic {@code alerts}, on the whole
 * system, beside two plain Kafka hops over the same broker. The earthquakes are far out at sea, so that no channel takes part.
 */
public final class AutoPathBench implements Bench {

    private static final int WARM_UP = 60;
    private static final int SIGNALS = 200;
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final int TYPICAL_BYTES = 2_000;
    private static final double MOST_P99_MS = 100;

    private final BenchSignals signals = new BenchSignals();
    private int made;

    @Override
    public String name() {
        return "auto-path";
    }

    @Override
    public String about() {
        return "earthquake signal until the signed alert is on its topic, beside a plain two-hop Kafka floor: p99 at"
                + " most 100 ms";
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        var layout = Layout.of(System.getenv()).within("bench");
        layout.prepare();
        LocalSystem.refuseIfRunning(layout);
        layout.clear();
        layout.prepare();
        var progress = new Progress(out);
        var broker = "127.0.0.1:" + layout.ports().broker();
        try (var system = LocalSystem.start(layout, BenchSignals.settings(layout), false, false, progress);
                var floor = new KafkaFloor(broker, TYPICAL_BYTES)) {
            progress.line("the system is ready; warming up with %d signals".formatted(WARM_UP));
            measure(broker, floor, WARM_UP);
            progress.line("measuring %d signals, each after one trip of the floor".formatted(SIGNALS));
            var measured = measure(broker, floor, SIGNALS);
            var path = Percentiles.ofNanos(measured.path());
            out.println("  floor, two plain hops:      " + Percentiles.ofNanos(measured.floor()));
            out.println("  signal until signed alert:  " + path);
            return path.p99() <= MOST_P99_MS;
        }
    }

    private record Measured(List<Long> floor, List<Long> path) {}

    private Measured measure(String broker, KafkaFloor floor, int count) throws Exception {
        var floors = new ArrayList<Long>();
        var path = new ArrayList<Long>();
        try (var producer = BenchSignals.producer(broker);
                var alerts = alerts(broker)) {
            for (int i = 0; i < count; i++) {
                floors.add(floor.oneTrip(made));
                LockSupport.parkNanos(PAUSE.toNanos());
                path.add(one(producer, alerts));
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return new Measured(floors, path);
    }

    private long one(
            org.apache.kafka.clients.producer.KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> alerts)
            throws Exception {
        int number = made++;
        var now = Clock.systemUTC().instant();
        var raw = BenchSignals.raw(
                "b" + number + "x" + now.toEpochMilli(), -55 + (number / 80) * 3, -178 + (number % 80) * 4.4, 6.1, now);
        long start = System.nanoTime();
        producer.send(BenchSignals.toRecord(signals.read(raw, now), Importance.GRAVE));
        long end = start + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            if (!alerts.poll(Duration.ofMillis(200)).isEmpty()) {
                return System.nanoTime() - start;
            }
        }
        throw new Refusal("signal %d led to no alert within 20 s".formatted(number));
    }

    private static KafkaConsumer<byte[], byte[]> alerts(String broker) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.ALERTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
