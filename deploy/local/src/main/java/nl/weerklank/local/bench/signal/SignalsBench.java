package nl.weerklank.local.bench.signal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.system.LocalSystem;
import nl.weerklank.local.system.Progress;
import nl.weerklank.signal.watch.Importance;
import nl.weerklank.simulator.Bench;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Signals a second through normalising, the topic, threading and fifty rules (ten of them for the signals' hazard) in the running
 * service, beside consuming the same raw bytes and producing them again with nothing in between.
 */
public final class SignalsBench implements Bench {

    private static final String RAW = "bench.raw";
    private static final String PLAIN = "bench.plain";
    private static final int WARM_UP = 20_000;
    private static final int SIGNALS = 60_000;
    private static final double LEAST_OF_FLOOR = 0.3;
    private static final String GROUP = "weerklank-picture";

    private final BenchSignals signals = new BenchSignals();

    @Override
    public String name() {
        return "signals";
    }

    @Override
    public String about() {
        return "signals a second through normalising, threading and 50 rules, beside plain consume-and-produce of the"
                + " same bytes: at least 0.3x";
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
        try (var system = LocalSystem.start(layout, BenchSignals.settings(layout), false, false, progress)) {
            prepare(broker);
            progress.line("warming up with %d signals".formatted(WARM_UP));
            path(broker, 0, WARM_UP);
            plain(broker, 0, WARM_UP);
            progress.line("measuring %d signals".formatted(SIGNALS));
            double plain = plain(broker, WARM_UP, SIGNALS);
            double path = path(broker, WARM_UP, SIGNALS);
            out.printf("  floor, consume and produce: %,.0f signals/s%n", plain);
            out.printf("  normalise, thread, rules:   %,.0f signals/s%n", path);
            out.printf("  ratio %.2f (at least %.1f)%n", path / plain, LEAST_OF_FLOOR);
            return path / plain >= LEAST_OF_FLOOR;
        }
    }

    /** Puts the raw bytes on a topic. Places repeat, so that most signals join a thread, as in a real swarm. */
    private void prepare(String broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(RAW, 1, (short) 1), new NewTopic(PLAIN, 6, (short) 1)))
                    .all()
                    .get();
        }
        var now = Clock.systemUTC().instant();
        try (var producer = BenchSignals.producer(broker)) {
            for (int i = 0; i < WARM_UP + SIGNALS; i++) {
                var id = "q" + i % 3_000 + "v" + i / 3_000;
                producer.send(new ProducerRecord<>(
                        RAW,
                        id.getBytes(StandardCharsets.UTF_8),
                        BenchSignals.raw(id, -40 + (i % 40) * 2, (i % 60) * 3, 4.1, now)));
            }
        }
    }

    private double plain(String broker, int from, int count) {
        return rate(broker, from, count, (key, raw) -> new ProducerRecord<>(PLAIN, key, raw), () -> {});
    }

    private double path(String broker, int from, int count) {
        return rate(
                broker,
                from,
                count,
                (key, raw) -> BenchSignals.toRecord(
                        signals.read(raw, Clock.systemUTC().instant()), Importance.GRAVE),
                () -> awaitPicture(broker));
    }

    private static double rate(
            String broker,
            int from,
            int count,
            BiFunction<byte[], byte[], ProducerRecord<byte[], byte[]>> each,
            Runnable untilDone) {
        var partition = new TopicPartition(RAW, 0);
        try (var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", broker, "max.poll.records", 2000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                var producer = BenchSignals.producer(broker)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            long start = System.nanoTime();
            int done = 0;
            while (done < count) {
                for (var found : consumer.poll(Duration.ofSeconds(1))) {
                    if (done++ < count) {
                        producer.send(each.apply(found.key(), found.value()));
                    }
                }
            }
            producer.flush();
            untilDone.run();
            return count / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** Waits until the picture has taken in all that is on topic signals. */
    private static void awaitPicture(String broker) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker));
                var ends = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", broker),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions = ends.partitionsFor(Topics.SIGNALS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            var last = ends.endOffsets(partitions);
            while (System.nanoTime() < end) {
                var committed = admin.listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get();
                boolean all = last.entrySet().stream().allMatch(entry -> {
                    var found = committed.get(entry.getKey());
                    return entry.getValue() == 0 || found != null && found.offset() >= entry.getValue();
                });
                if (all) {
                    return;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            throw new Refusal("the picture did not take in all signals within 3 minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new Refusal("the broker does not say how far the picture is", e);
        }
    }
}
