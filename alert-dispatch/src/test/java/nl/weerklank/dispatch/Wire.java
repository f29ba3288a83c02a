package nl.weerklank.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.contract.status.RouteTest;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Everything around dispatch, played by hand on the real broker: ingest's side, the channels' side, and a reader of any topic. */
public final class Wire implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String brokers;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, KafkaConsumer<String, byte[]>> readers = new HashMap<>();
    private final Map<String, List<ConsumerRecord<String, byte[]>>> seen = new HashMap<>();

    public Wire(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void channelIsUp(String channel, double chance, CellSet cells) {
        send(Topics.CHANNEL_COVERAGE, channel + "-1", ContractJson.write(Town.coverage(channel, chance, cells)));
        // A heartbeat from tomorrow keeps the channel up for the whole test.
        var status = Town.status(channel, ChannelState.UP, Instant.parse("2199-01-01T00:00:00Z"));
        send(Topics.CHANNEL_STATUS, channel + "-1", ContractJson.write(status));
    }

    /** A heartbeat that says how a channel is. */
    public void statusOf(String channel, ChannelState state, String reason) {
        var template = Town.status(channel, state, Instant.parse("2199-01-01T00:00:00Z"));
        var status = new ChannelStatus(
                template.schema(),
                channel,
                template.instance(),
                template.type(),
                template.at(),
                state,
                reason,
                template.modes());
        send(Topics.CHANNEL_STATUS, channel + "-1", ContractJson.write(status));
    }

    /** A round of route tests that ended now. */
    public void routes(String channel, List<RouteTest.Route> routes) {
        var test = new RouteTest(
                RouteTest.SCHEMA,
                channel,
                channel + "-1",
                java.time.Clock.systemUTC().instant(),
                120,
                routes);
        send(Topics.ROUTE_TESTS, channel + "/" + channel + "-1", ContractJson.write(test));
    }

    /** A record that nobody can read. */
    public void poison(String topic, String key, String text) {
        send(topic, key, bytes(text));
    }

    public void issue(SignedAlert signed) {
        send(Topics.ALERTS, signed.alertId(), ContractJson.write(signed));
    }

    public void report(Order order, Outcome outcome, CellSet cells, Instant at) {
        var report = new Report(
                Report.SCHEMA,
                order.orderId(),
                order.alertId(),
                order.version(),
                order.channel(),
                order.channel() + "-1",
                at,
                cells,
                outcome,
                "as the test says");
        send(Topics.REPORTS, order.alertId(), ContractJson.write(report));
    }

    void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a record of " + topic, e.getCause());
        }
    }

    /** The first order to the channel for this alert that is as described. */
    public Order order(String channel, String alertId, Predicate<Order> as) {
        return await(
                "an order to " + channel,
                () -> records(Topics.orders(channel)).stream()
                        .filter(record -> alertId.equals(record.key()))
                        .map(record -> ContractJson.read(record.value(), Order.class))
                        .filter(as)
                        .findFirst()
                        .orElse(null));
    }

    /** All records of the topic so far. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        var reader = readers.computeIfAbsent(topic, this::reader);
        var all = seen.computeIfAbsent(topic, name -> new ArrayList<>());
        reader.poll(Duration.ofMillis(100)).forEach(all::add);
        return all;
    }

    private KafkaConsumer<String, byte[]> reader(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList());
        return consumer;
    }

    /** Waits until something is there, and no longer than a test may take. */
    public static <T> T await(String what, Supplier<T> look) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var found = look.get();
            if (found != null && !Boolean.FALSE.equals(found)) {
                return found;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("did not come: " + what);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        readers.values().forEach(KafkaConsumer::close);
    }
}
