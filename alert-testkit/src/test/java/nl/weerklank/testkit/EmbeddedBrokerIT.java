package nl.weerklank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.signature.Verdict;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerIT {

    @Test
    void aSignedAlertComesBackGenuineFromARealBroker() throws Exception {
        var event = SampleAlerts.event(Instant.parse("2026-11-22T10:00:00Z"));
        try (var broker = EmbeddedBroker.start().withTopics(List.of("siren"));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", broker.bootstrapServers(),
                                "group.id", "test",
                                "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var key = event.alertId().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topics.ALERTS, key, ContractJson.write(SampleAlerts.sign(event))))
                    .get();
            consumer.subscribe(List.of(Topics.ALERTS));
            var records = consumer.poll(Duration.ofSeconds(20));
            while (records.isEmpty()) {
                records = consumer.poll(Duration.ofSeconds(20));
            }
            var signed = ContractJson.read(records.iterator().next().value(), SignedAlert.class);
            assertThat(SampleAlerts.VERIFIER.verify(signed)).isEqualTo(new Verdict.Genuine(event));
        }
        var order = SampleAlerts.order(event, "siren", OrderAction.EMIT);
        assertThat(ContractJson.read(ContractJson.write(order), order.getClass()))
                .isEqualTo(order);
    }

    @Test
    void aDatabaseStarts() throws Exception {
        try (var database = EmbeddedDatabase.start();
                var connection =
                        java.sql.DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var result = connection.createStatement().executeQuery("select 1")) {
            assertThat(result.next()).isTrue();
        }
    }
}
