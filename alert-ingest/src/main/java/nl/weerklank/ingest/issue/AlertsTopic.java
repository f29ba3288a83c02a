package nl.weerklank.ingest.issue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Topic {@code alerts}, written with acks=all; a record in doubt is given up after some seconds, so that the caller learns of it. */
public final class AlertsTopic implements AlertLog, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AlertsTopic.class);
    private static final Duration GIVE_UP = Duration.ofSeconds(8);

    private final Producer<byte[], byte[]> producer;

    public AlertsTopic(String bootstrapServers) {
        this.producer =
                new KafkaProducer<>(settings(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Finds the topic's leaders, so that the first alert does not have to wait for that. */
    public void findLeaders() {
        try {
            producer.partitionsFor(Topics.ALERTS);
        } catch (KafkaException e) {
            LOG.debugf("topic alerts is not there yet: %s", e.getMessage());
        }
    }

    @Override
    public void append(AlertEvent event, SignedAlert signed) throws LogUnavailable {
        try {
            producer.send(toRecord(event, signed)).get(GIVE_UP.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted before the log confirmed the alert", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new LogUnavailable("the log did not confirm the alert", e);
        }
    }

    @Override
    public void close() {
        producer.close(GIVE_UP);
    }

    private static ProducerRecord<byte[], byte[]> toRecord(AlertEvent event, SignedAlert signed) {
        var toWrite = new ProducerRecord<>(
                Topics.ALERTS, signed.alertId().getBytes(StandardCharsets.UTF_8), ContractJson.write(signed));
        header(toWrite, Headers.CE_SPECVERSION, "1.0");
        header(toWrite, Headers.CE_ID, event.alertId() + "-" + event.version());
        header(toWrite, Headers.CE_TYPE, "nl.weerklank.alert.issued");
        header(toWrite, Headers.CE_SOURCE, "/alert-ingest");
        header(toWrite, Headers.CE_TIME, event.acceptedAt().toString());
        header(toWrite, Headers.CONTENT_TYPE, "application/json");
        return toWrite;
    }

    private static void header(ProducerRecord<byte[], byte[]> toWrite, String name, String value) {
        toWrite.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "alert-ingest");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 4000L);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) GIVE_UP.toMillis());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 * 1024 * 1024);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        return settings;
    }
}
