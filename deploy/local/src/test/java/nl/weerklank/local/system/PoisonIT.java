package nl.weerklank.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class PoisonIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Every topic that somebody reads on the way of an alert. */
    private static List<String> readTopics() {
        var topics = new java.util.ArrayList<>(
                List.of(Topics.ALERTS, Topics.REPORTS, Topics.CHANNEL_STATUS, Topics.CHANNEL_COVERAGE));
        Settings.CHANNELS.forEach(channel -> topics.add(Topics.orders(channel)));
        return topics;
    }

    @Test
    void aPoisonedRecordInEveryTopicBecomesADeadLetterWithItsCauseAndHoldsUpNothing() throws Exception {
        var running = RunningSystem.shared();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", running.broker(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var topic : readTopics()) {
                for (int partition = 0;
                        partition < producer.partitionsFor(topic).size();
                        partition++) {
                    producer.send(new ProducerRecord<>(
                                    topic, partition, bytes("poison"), bytes("{\"schema\": 1, \"not\": ")))
                            .get();
                }
            }
        }

        var alert = TestAlerts.circle(51.922, 4.479, 2);
        var end = alert.issueAndAwaitAllChannels(running);

        assertThat(end.version()).isEqualTo(1);
        var causes = deadLetterCauses(running.broker(), Set.copyOf(readTopics()));
        assertThat(causes.keySet()).containsExactlyInAnyOrderElementsOf(readTopics());
        assertThat(causes.values()).allSatisfy(cause -> assertThat(cause).isNotBlank());
    }

    private static Map<String, String> deadLetterCauses(String broker, Set<String> topics) {
        var causes = new HashMap<String, String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var letters = new HashSet<TopicPartition>();
            topics.forEach(topic -> letters.add(new TopicPartition(Topics.deadLetter(topic), 0)));
            consumer.assign(letters);
            consumer.seekToBeginning(letters);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end && causes.size() < topics.size()) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    var cause = record.headers().lastHeader(Headers.DEAD_LETTER_CAUSE);
                    if (cause != null) {
                        causes.put(
                                record.topic().replace(Topics.DEAD_LETTER_SUFFIX, ""),
                                new String(cause.value(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return causes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
