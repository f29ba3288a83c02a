package nl.weerklank.dispatch.gate;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends the dead letters of the global tables, which no stream carries; connects when there is a first one. */
public final class DeadLetterProducer implements Consumer<DeadLetter>, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeadLetterProducer.class);

    private final String brokers;
    private @Nullable Producer<String, byte[]> producer;

    public DeadLetterProducer(String brokers) {
        this.brokers = brokers;
    }

    @Override
    public synchronized void accept(DeadLetter letter) {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                            ProducerConfig.ACKS_CONFIG, "all",
                            ProducerConfig.LINGER_MS_CONFIG, 0,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_500,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        producer.send(
                new ProducerRecord<>(letter.destination(), null, letter.key(), letter.value(), letter.headers()),
                (sent, failure) -> {
                    if (failure != null) {
                        LOG.errorf(failure, "dead letter lost topic=%s offset=%d", letter.topic(), letter.offset());
                    }
                });
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
