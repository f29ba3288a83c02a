package nl.weerklank.contract.topic;

import java.util.Map;

/** A topic's name, its number of partitions and its settings on the broker. */
public record TopicSpec(String name, int partitions, Map<String, String> config) {

    public TopicSpec {
        config = Map.copyOf(config);
    }
}
