package nl.weerklank.ingest.proposal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.ingest.picture.PictureJson;
import nl.weerklank.ingest.picture.SourceTable;
import nl.weerklank.signal.trust.Trust;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes what became of firings, and how far sources are believed; opened when first needed. */
public final class PictureTopics implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PictureTopics.class);

    private final String brokers;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public PictureTopics(String brokers) {
        this.brokers = brokers;
    }

    /** Whether the log has it. */
    boolean write(FiringResult result) {
        return write(Topics.FIRING_RESULTS, result.firing(), PictureJson.write(result));
    }

    /** Whether the log has it. */
    boolean write(String source, Trust trust) {
        return write(Topics.SOURCES, source + SourceTable.TRUST, PictureJson.write(trust));
    }

    private boolean write(String topic, String key, byte[] value) {
        try {
            opened().send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get(9, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warnf("not written topic=%s: %s", topic, e.getMessage());
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(java.time.Duration.ofSeconds(2));
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> opened() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.<String, Object>of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            brokers,
                            ProducerConfig.CLIENT_ID_CONFIG,
                            "alert-ingest-picture",
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.LINGER_MS_CONFIG,
                            0,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            2500,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            8000,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            4000L,
                            ProducerConfig.BUFFER_MEMORY_CONFIG,
                            2L * 1024 * 1024),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }
}
