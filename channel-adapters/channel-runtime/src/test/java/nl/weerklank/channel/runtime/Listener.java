package nl.weerklank.channel.runtime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.weerklank.testkit.Await;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning and remembers all records; every test looks for its own. */
final class Listener implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<ConsumerRecord<byte[], byte[]>> heard = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopping;

    Listener(String bootstrapServers, List<String> topics) {
        thread = Thread.ofPlatform().daemon().start(() -> listen(bootstrapServers, topics));
    }

    private void listen(String bootstrapServers, List<String> topics) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopping) {
                for (var one : consumer.poll(Duration.ofMillis(50))) {
                    synchronized (heard) {
                        heard.add(one);
                    }
                }
            }
        }
    }

    /** The records so far that are wanted. */
    List<ConsumerRecord<byte[], byte[]>> all(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        synchronized (heard) {
            return heard.stream().filter(wanted).toList();
        }
    }

    /** Waits for the first that is wanted. */
    ConsumerRecord<byte[], byte[]> await(String what, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        Await.until(what, LIMIT, () -> !all(wanted).isEmpty());
        return all(wanted).getFirst();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
