package nl.weerklank.dispatch.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads every topic of the backbone and has it written down. While the database is down it holds what it read, stops reading,
 * stays a member of its group, and goes on where it was once the database is back: offsets are committed after the entries.
 */
final class LedgerLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LedgerLoop.class);
    private static final String GROUP = "weerklank-ledger";
    private static final Duration READ = Duration.ofMillis(500);
    private static final Duration END = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final LedgerConfig config;
    private final Clerk clerk;
    private final Runnable migrate;
    private final java.util.function.Consumer<List<LedgerEntry>> write;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final List<LedgerEntry> held = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    private final Thread thread;
    private boolean migrated;
    private boolean down;
    private volatile int waiting;

    LedgerLoop(
            String brokers,
            String instance,
            List<String> channels,
            LedgerConfig config,
            Clerk clerk,
            Runnable migrate,
            java.util.function.Consumer<List<LedgerEntry>> write) {
        this.consumer =
                new KafkaConsumer<>(settings(brokers, instance), new StringDeserializer(), new ByteArrayDeserializer());
        this.config = config;
        this.clerk = clerk;
        this.migrate = migrate;
        this.write = write;
        this.consumer.subscribe(topics(channels));
        this.thread = new Thread(this::run, "ledger");
    }

    void start() {
        thread.start();
    }

    private static Map<String, Object> settings(String brokers, String instance) {
        var settings = new HashMap<String, Object>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                500,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_500,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                10_000));
        // The ledger is for people who look later; it must not take the processor from the alert that is on its way.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1024 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
        // Back under its own name after a kill, it goes on at once instead of waiting for its own ghost to time out.
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance + "-ledger");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    private static List<String> topics(List<String> channels) {
        var topics = new ArrayList<String>();
        for (var topic : List.of(Topics.ALERTS, Topics.REPORTS, Topics.DECISIONS)) {
            topics.add(topic);
            topics.add(Topics.deadLetter(topic));
        }
        topics.add(Topics.deadLetter(Topics.CHANNEL_STATUS));
        topics.add(Topics.deadLetter(Topics.CHANNEL_COVERAGE));
        topics.add(Topics.deadLetter(Topics.CHANNEL_CONTROL));
        topics.add(Topics.CHANNEL_HISTORY);
        topics.add(Topics.STEPS);
        topics.add(Topics.deadLetter(Topics.STEPS));
        topics.add(Topics.LETTER_CARE);
        for (var channel : channels) {
            topics.add(Topics.orders(channel));
            topics.add(Topics.deadLetter(Topics.orders(channel)));
        }
        return topics;
    }

    private void run() {
        while (running.get()) {
            try {
                read();
                writeDown();
            } catch (WakeupException e) {
                LOG.debug("woken to end");
            } catch (KafkaException e) {
                LOG.warnf("the ledger's reading was disturbed: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("the ledger stumbled and goes on", e);
            }
        }
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(END));
    }

    /** How many entries are held because the database does not take them. */
    int waiting() {
        return waiting;
    }

    private void read() {
        if (held.isEmpty()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        var records = consumer.poll(held.isEmpty() ? READ : config.again());
        for (var record : records) {
            held.add(clerk.entry(record));
            reached.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
    }

    private void writeDown() {
        if (held.isEmpty()) {
            return;
        }
        try {
            if (!migrated) {
                migrate.run();
                migrated = true;
            }
            for (int from = 0; from < held.size(); from += config.batch()) {
                write.accept(List.copyOf(held.subList(from, Math.min(held.size(), from + config.batch()))));
            }
        } catch (RuntimeException | AssertionError e) {
            // The driver asserts that a connection that just broke can still be asked for its mode.
            if (!down) {
                LOG.warnf("the ledger waits for the database, holding %d entries: %s", held.size(), e.getMessage());
            }
            down = true;
            waiting = held.size();
            return;
        }
        if (down) {
            LOG.infof("the database is back; the ledger catches up");
        }
        down = false;
        waiting = 0;
        held.clear();
        var offsets = Map.copyOf(reached);
        reached.clear();
        consumer.commitSync(offsets);
    }

    @Override
    public void close() {
        running.set(false);
        consumer.wakeup();
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
