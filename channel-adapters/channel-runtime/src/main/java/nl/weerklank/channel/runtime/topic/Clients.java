package nl.weerklank.channel.runtime.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients with the settings that alerts need: nothing is lost, and a dead broker is noticed in seconds. */
final class Clients {

    static final int LARGEST = 8 * 1024 * 1024;

    private static final int SESSION_MS = 6000;

    private Clients() {}

    static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, String clientId) {
        var settings = common(bootstrapServers, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 4000L);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * A consumer of a group that shares the partitions.
     *
     * @param instance a copy that is killed and started again under the same name gets its partitions back at once
     */
    static KafkaConsumer<byte[], byte[]> member(String bootstrapServers, String group, String instance) {
        return consumer(bootstrapServers, group, instance, Map.of(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance));
    }

    /**
     * A consumer that reads by itself; its group only keeps how far it came. What it reads may come a moment later: every
     * order raises the fence, too, and dispatch needs the processor when an alert is issued.
     */
    static KafkaConsumer<byte[], byte[]> reader(String bootstrapServers, String group, String instance) {
        return consumer(
                bootstrapServers,
                group,
                instance,
                Map.of(
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        "1048576",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        "100"));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(
            String bootstrapServers, String group, String instance, Map<String, String> more) {
        var settings = common(bootstrapServers, group + "@" + instance);
        settings.putAll(more);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MS / 6);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> common(String bootstrapServers, String clientId) {
        var settings = new HashMap<String, Object>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        return settings;
    }
}
