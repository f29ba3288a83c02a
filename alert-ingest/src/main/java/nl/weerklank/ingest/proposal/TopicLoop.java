package nl.weerklank.ingest.proposal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads topics on a thread of its own and goes on only when what was read is done with; the offset moves afterwards. */
final class TopicLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** What is done with the records of one poll. */
    interface Work {
        /** Whether all of them are done with; if not, they come again. */
        boolean done(List<ConsumerRecord<byte[], byte[]>> records);
    }

    private final String group;
    private final String brokers;
    private final List<String> topics;
    private final Work work;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    TopicLoop(String group, String brokers, List<String> topics, Work work) {
        this.group = group;
        this.brokers = brokers;
        this.topics = List.copyOf(topics);
        this.work = work;
        this.thread = Thread.ofPlatform().name(group).daemon().unstarted(this::run);
    }

    void start() {
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
            try (var opened =
                    new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                opened.subscribe(topics);
                while (!closed) {
                    turn(opened);
                }
            } catch (WakeupException e) {
                LOG.debugf("%s: asked to stop", group);
            } catch (RuntimeException e) {
                LOG.warnf("%s: trying again: %s", group, e);
                LockSupport.parkNanos(PAUSE.toNanos());
            } finally {
                consumer = null;
            }
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> opened) {
        var polled = opened.poll(POLL);
        if (polled.isEmpty()) {
            return;
        }
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        polled.forEach(records::add);
        if (work.done(records)) {
            opened.commitSync(ends(records));
        } else {
            rewind(opened, records);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(List<ConsumerRecord<byte[], byte[]>> records) {
        var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
        records.forEach(found -> ends.put(partition(found), new OffsetAndMetadata(found.offset() + 1)));
        return ends;
    }

    private static void rewind(KafkaConsumer<byte[], byte[]> opened, List<ConsumerRecord<byte[], byte[]>> records) {
        var starts = new HashMap<TopicPartition, Long>();
        records.forEach(found -> starts.merge(partition(found), found.offset(), Math::min));
        starts.forEach(opened::seek);
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> found) {
        return new TopicPartition(found.topic(), found.partition());
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1500);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        return settings;
    }
}
