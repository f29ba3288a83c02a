package nl.weerklank.ingest.record;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.Verdict;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskUnavailable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes every issued alert into the database, in the order of the log. While the database is away it waits where it is; a record
 * that is no genuine alert goes to the dead letters with its cause.
 */
public final class RecordFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RecordFeed.class);
    private static final String GROUP = "alert-ingest-record";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final AlertVerifier verifier;
    private final Desk desk;
    private final Thread thread = Thread.ofPlatform().name("record").daemon().unstarted(this::run);
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    public RecordFeed(String bootstrapServers, AlertVerifier verifier, Desk desk) {
        this.bootstrapServers = bootstrapServers;
        this.verifier = verifier;
        this.desk = desk;
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        var running = consumer;
        if (running != null) {
            running.wakeup();
        }
    }

    private void run() {
        while (!closed) {
            try (var opened = new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                    var letters =
                            new KafkaProducer<>(writing(), new ByteArraySerializer(), new ByteArraySerializer())) {
                consumer = opened;
                opened.subscribe(List.of(Topics.ALERTS));
                while (!closed) {
                    for (var found : opened.poll(PAUSE)) {
                        if (!take(found, letters)) {
                            rewind(opened, found);
                            break;
                        }
                        opened.commitSync(Map.of(partition(found), new OffsetAndMetadata(found.offset() + 1)));
                    }
                }
            } catch (WakeupException e) {
                LOG.debug("record: asked to stop");
            } catch (RuntimeException e) {
                LOG.warnf("record: the log cannot be read, trying again: %s", e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            } finally {
                consumer = null;
            }
        }
    }

    /** Whether the record is done with. */
    private boolean take(ConsumerRecord<byte[], byte[]> found, KafkaProducer<byte[], byte[]> letters) {
        AlertEvent event;
        try {
            switch (verifier.verify(ContractJson.read(found.value(), SignedAlert.class))) {
                case Verdict.Genuine genuine -> event = genuine.event();
                case Verdict.Refused refused -> {
                    return deadLetter(found, refused.reason(), letters);
                }
            }
        } catch (RuntimeException e) {
            return deadLetter(found, String.valueOf(e.getMessage()), letters);
        }
        try {
            desk.record(event);
            return true;
        } catch (DeskUnavailable e) {
            LOG.debugf("record: waiting for the database: %s", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            return deadLetter(found, "not writable into the database: " + e.getMessage(), letters);
        }
    }

    private boolean deadLetter(
            ConsumerRecord<byte[], byte[]> found, String cause, KafkaProducer<byte[], byte[]> letters) {
        LOG.errorf(
                "record: dead letter topic=%s partition=%d offset=%d cause=%s",
                found.topic(), found.partition(), found.offset(), cause);
        var letter = new ProducerRecord<>(Topics.deadLetter(found.topic()), found.key(), found.value());
        found.headers().forEach(letter.headers()::add);
        header(letter, Headers.DEAD_LETTER_CAUSE, cause);
        header(letter, Headers.DEAD_LETTER_TOPIC, found.topic());
        header(letter, Headers.DEAD_LETTER_PARTITION, Integer.toString(found.partition()));
        header(letter, Headers.DEAD_LETTER_OFFSET, Long.toString(found.offset()));
        header(letter, Headers.DEAD_LETTER_BY, "alert-ingest");
        try {
            letters.send(letter).get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            LOG.warnf("record: dead letter not written, trying again: %s", e.getCause());
            return false;
        }
    }

    private void rewind(KafkaConsumer<byte[], byte[]> opened, ConsumerRecord<byte[], byte[]> found) {
        for (var assigned : opened.assignment()) {
            var committed = opened.committed(java.util.Set.of(assigned)).get(assigned);
            if (committed != null) {
                opened.seek(assigned, committed);
            } else {
                opened.seekToBeginning(List.of(assigned));
            }
        }
        opened.seek(partition(found), found.offset());
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> found) {
        return new TopicPartition(found.topic(), found.partition());
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> reading() {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // The record is for people who look later; it must not take the processor from the alert that is on its way.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1024 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1500);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        return settings;
    }

    private Map<String, Object> writing() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2500,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                8000,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                8 * 1024 * 1024);
    }
}
