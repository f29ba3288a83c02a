package nl.weerklank.channel.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.weerklank.channel.runtime.carry.Backoff;
import nl.weerklank.channel.runtime.carry.Delivery;
import nl.weerklank.channel.runtime.run.ChannelRuntime;
import nl.weerklank.channel.runtime.run.RuntimeSettings;
import nl.weerklank.channel.runtime.status.ChannelPulse;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.EmbeddedBroker;
import nl.weerklank.testkit.SampleAlerts;
import nl.weerklank.testkit.line.LineNetwork;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with runtimes before line networks; every test takes channel names of its own. */
final class RuntimeStand implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int CHANNELS = 14;

    final EmbeddedBroker broker;
    final Listener listener;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Deque<String> names = new ArrayDeque<>();

    RuntimeStand() throws IOException {
        var all = IntStream.range(0, CHANNELS).mapToObj(i -> "line-" + i).toList();
        names.addAll(all);
        broker = EmbeddedBroker.start().withTopics(all);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var topics = Stream.concat(
                        Stream.of(
                                Topics.REPORTS,
                                Topics.CHANNEL_STATUS,
                                Topics.CHANNEL_COVERAGE,
                                Topics.deadLetter(Topics.ALERTS)),
                        all.stream().map(name -> Topics.deadLetter(Topics.orders(name))))
                .toList();
        listener = new Listener(broker.bootstrapServers(), topics);
    }

    /** A channel name that no other test uses. */
    String channel() {
        return names.remove();
    }

    static LineNetwork network() throws IOException {
        return new LineNetwork.Factory().start(0, Path.of("unused"), Map.of());
    }

    /** Settings of a runtime with these channels, each before its network, with short waits. */
    RuntimeSettings settings(String instance, Path folder, Set<Mode> modes, Map<String, LineNetwork> networks) {
        return settings(instance, folder, modes, SampleAlerts.TRUST, networks);
    }

    RuntimeSettings settings(
            String instance, Path folder, Set<Mode> modes, TrustStore trust, Map<String, LineNetwork> networks) {
        var channels = networks.entrySet().stream()
                .map(channel -> {
                    var properties = new HashMap<>(channel.getValue().adapterProperties());
                    properties.put("timeout-ms", "500");
                    return new RuntimeSettings.Channel(channel.getKey(), LineNetwork.TYPE, properties);
                })
                .toList();
        return settings(broker.bootstrapServers(), instance, folder, modes, trust, channels);
    }

    static RuntimeSettings settings(
            String bootstrapServers,
            String instance,
            Path folder,
            Set<Mode> modes,
            TrustStore trust,
            List<RuntimeSettings.Channel> channels) {
        return new RuntimeSettings(
                bootstrapServers,
                instance,
                trust,
                folder,
                modes,
                channels,
                new Delivery.Settings(
                        modes,
                        Duration.ofSeconds(3),
                        Duration.ofMillis(100),
                        new Backoff(Duration.ofMillis(100), Duration.ofMillis(300), RandomGenerator.getDefault()),
                        16,
                        4,
                        100),
                new ChannelPulse.Pace(Duration.ofMillis(200), Duration.ofSeconds(2)),
                RuntimeSettings.usualRouteTests());
    }

    /** Starts it and waits until it takes orders. */
    static ChannelRuntime started(RuntimeSettings settings) {
        var runtime = new ChannelRuntime(settings, InstantSource.system(), (channel, receipt) -> {});
        runtime.start();
        Await.until("the runtime is ready", LIMIT, () -> runtime.waitsFor().isEmpty());
        return runtime;
    }

    void order(Order order) {
        write(Topics.orders(order.channel()), order.alertId(), ContractJson.write(order));
    }

    void alert(SignedAlert signed) {
        write(Topics.ALERTS, signed.alertId(), ContractJson.write(signed));
    }

    void write(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError("not written to " + topic, e);
        }
    }

    /** Every report of one order on one channel so far, oldest first. */
    List<Report> reports(Order order) {
        return listener.all(one -> one.topic().equals(Topics.REPORTS)).stream()
                .map(one -> ContractJson.read(one.value(), Report.class))
                .filter(report -> report.orderId().equals(order.orderId())
                        && report.channel().equals(order.channel()))
                .toList();
    }

    /** Waits for a report of this order. */
    void awaitReport(Order order, Outcome outcome) {
        Await.until(
                outcome + " of " + order.orderId(),
                LIMIT,
                () -> reports(order).stream()
                        .anyMatch(report -> report.outcome().equals(outcome)));
    }

    void awaitReached(Order order, Rung rung) {
        awaitReport(order, new Outcome.Reached(rung));
    }

    void awaitFailed(Order order, Fault fault) {
        awaitReport(order, new Outcome.Failed(fault));
    }

    /** The cells that some report of this order said this of. */
    CellSet cells(Order order, Outcome outcome) {
        return reports(order).stream()
                .filter(report -> report.outcome().equals(outcome))
                .map(Report::cells)
                .reduce(CellSet.EMPTY, CellSet::union);
    }

    @Override
    public void close() throws Exception {
        listener.close();
        producer.close();
        broker.close();
    }
}
