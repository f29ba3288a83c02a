package nl.weerklank.ingest.picture;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** Signals in; firings and threads out; between them one store a partition. */
public record PictureTopology(PictureParts parts, InstantSource clock) {

    static final String STORE = "picture";
    static final String SOURCE_STORE = "sources";
    static final String FIRINGS = "firings-sink";
    static final String THREADS = "threads-sink";
    static final String DEAD_LETTERS = "dead-letters";

    /** The topics that must be there. */
    public static final List<String> NEEDED =
            List.of(Topics.SIGNALS, Topics.SOURCES, Topics.FIRINGS, Topics.THREADS, Topics.deadLetter(Topics.SIGNALS));

    public Topology build() {
        var topology = new Topology();
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(SOURCE_STORE), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                "sources-source",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.SOURCES,
                "sources-table",
                () -> new SourceTable(parts.watch(), parts.trust()));
        topology.addSource(Topics.SIGNALS, new StringDeserializer(), new ByteArrayDeserializer(), Topics.SIGNALS);
        topology.addProcessor("picture", () -> new SignalProcessor(parts, clock), Topics.SIGNALS);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                        .withCachingEnabled()
                        .withLoggingEnabled(Map.of("min.cleanable.dirty.ratio", "0.1")),
                "picture");
        sink(topology, FIRINGS, Topics.FIRINGS);
        sink(topology, THREADS, Topics.THREADS);
        sink(topology, DEAD_LETTERS, Topics.deadLetter(Topics.SIGNALS));
        return topology;
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), "picture");
    }
}
