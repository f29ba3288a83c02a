package nl.weerklank.local.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The least that two hops over this broker cost: a record is produced, consumed, produced again and consumed, with the settings of the real path and nothing in between. */
public final class KafkaFloor implements AutoCloseable {

    private static final String FIRST = "bench.floor.1";
    private static final String SECOND = "bench.floor.2";

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaProducer<byte[], byte[]> relay;
    private final List<KafkaConsumer<byte[], byte[]>> consumers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private final byte[] payload;

    public KafkaFloor(String broker, int payloadBytes) throws InterruptedException, ExecutionException {
        payload = new byte[payloadBytes];
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(FIRST, 6, (short) 1), new NewTopic(SECOND, 6, (short) 1)))
                    .all()
                    .get();
        }
        producer = producer(broker);
        relay = producer(broker);
        consume(broker, FIRST, record -> relay.send(new ProducerRecord<>(SECOND, record.key(), record.value())));
        consume(broker, SECOND, record -> arrivals.add(System.nanoTime()));
    }

    /** Sends one record through both hops and returns the nanoseconds until it was consumed. */
    public long oneTrip(int number) throws InterruptedException {
        arrivals.clear();
        long start = System.nanoTime();
        producer.send(new ProducerRecord<>(FIRST, ("trip-" + number).getBytes(StandardCharsets.UTF_8), payload));
        var arrived = arrivals.poll(10, TimeUnit.SECONDS);
        if (arrived == null) {
            throw new IllegalStateException("the floor's record did not arrive in 10 s");
        }
        return arrived - start;
    }

    @Override
    public void close() {
        consumers.forEach(KafkaConsumer::wakeup);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        producer.close();
        relay.close();
    }

    private void consume(
            String broker,
            String topic,
            java.util.function.Consumer<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> each) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", broker, "group.id", "bench-" + topic, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        consumers.add(consumer);
        threads.add(Thread.ofPlatform().name("bench-" + topic).start(() -> {
            try (consumer) {
                while (true) {
                    consumer.poll(Duration.ofSeconds(1)).forEach(each);
                }
            } catch (WakeupException e) {
                // the bench is over
            }
        }));
    }

    private static KafkaProducer<byte[], byte[]> producer(String broker) {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
