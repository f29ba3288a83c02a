package nl.weerklank.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the test's broker holds. */
public final class IssuedAlerts {

    private IssuedAlerts() {}

    /** All records of one alert on topic {@code alerts}, up to its present end. */
    public static List<SignedAlert> of(String alertId) {
        return all(Topics.ALERTS).stream()
                .filter(found -> alertId.equals(new String(found.key(), java.nio.charset.StandardCharsets.UTF_8)))
                .map(found -> ContractJson.read(found.value(), SignedAlert.class))
                .toList();
    }

    /** All records of a topic, up to its present end. */
    public static List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", broker()));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    /** Writes a record that is no alert. */
    public static void poison(String key, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.ALERTS, key.getBytes(java.nio.charset.StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
