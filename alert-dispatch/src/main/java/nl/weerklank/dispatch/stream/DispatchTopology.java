package nl.weerklank.dispatch.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.dispatch.gate.AlertGate;
import nl.weerklank.dispatch.gate.DeadLetter;
import nl.weerklank.dispatch.gate.Gate;
import nl.weerklank.dispatch.gate.ReportGate;
import nl.weerklank.dispatch.gate.StepGate;
import nl.weerklank.dispatch.lifecycle.Lifecycle;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.state.StateCodec;
import nl.weerklank.dispatch.table.ChannelTables;
import nl.weerklank.dispatch.table.TableProcessor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Alerts and reports in, orders and decisions out, one store of disseminations between them. What it is made of:
 *
 * @param deadLetters takes records of the global tables that cannot be read; those of other topics go through the stream
 * @param tick how often time is looked at
 * @param keep how long an ended dissemination stays in the store
 */
public record DispatchTopology(
        AlertVerifier verifier,
        Lifecycle lifecycle,
        ChannelTables tables,
        LiveView view,
        Consumer<DeadLetter> deadLetters,
        InstantSource clock,
        Duration tick,
        Duration keep) {

    static final String ORDERS = "orders";
    static final String DECISIONS = "decisions";
    static final String STORE = "disseminations";

    private static final String LARGEST_STATE = "8388608";

    public Topology build() {
        var topology = new Topology();
        table(
                topology,
                Topics.CHANNEL_STATUS,
                ChannelStatus.class,
                (key, status) -> tables.heard(key, status),
                tables::forgetStatus);
        table(
                topology,
                Topics.CHANNEL_COVERAGE,
                ChannelCoverage.class,
                (key, coverage) -> tables.heard(key, coverage),
                tables::forgetCoverage);
        table(
                topology,
                Topics.CHANNEL_CONTROL,
                ChannelControl.class,
                (key, control) -> tables.heard(key, control),
                tables::forgetControl);
        source(topology, Topics.ALERTS);
        source(topology, Topics.REPORTS);
        source(topology, Topics.STEPS);
        topology.addProcessor("alert-gate", () -> new AlertGate(verifier), Topics.ALERTS);
        topology.addProcessor("report-gate", ReportGate::new, Topics.REPORTS);
        topology.addProcessor("step-gate", StepGate::new, Topics.STEPS);
        topology.addProcessor(
                Gate.ONWARD,
                () -> new DisseminationProcessor(lifecycle, tables, view, clock, tick, keep),
                "alert-gate",
                "report-gate",
                "step-gate");
        var store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(STORE), Serdes.String(), StateCodec.serde())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of("max.message.bytes", LARGEST_STATE, "min.cleanable.dirty.ratio", "0.1"));
        topology.addStateStore(store, Gate.ONWARD);
        sinks(topology);
        return topology;
    }

    private static void source(Topology topology, String topic) {
        topology.addSource(topic, new StringDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private <T> void table(
            Topology topology, String topic, Class<T> type, BiConsumer<String, T> heard, Consumer<String> forgotten) {
        var store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(topic), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
        topology.addGlobalStore(
                store,
                topic + "-source",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topic,
                topic + "-table",
                () -> new TableProcessor<>(topic, type, heard, forgotten, deadLetters));
    }

    private static void sinks(Topology topology) {
        topology.<String, Order>addSink(
                ORDERS,
                (key, order, context) -> Topics.orders(order.channel()),
                new StringSerializer(),
                json(),
                Gate.ONWARD);
        topology.addSink(DECISIONS, Topics.DECISIONS, new StringSerializer(), json(), Gate.ONWARD);
        topology.<String, DeadLetter>addSink(
                Gate.ASIDE,
                (key, letter, context) -> letter.destination(),
                new StringSerializer(),
                (topic, letter) -> letter.value(),
                "alert-gate",
                "report-gate",
                "step-gate",
                Gate.ONWARD);
    }

    private static <T> Serializer<T> json() {
        return (topic, value) -> ContractJson.write(value);
    }
}
