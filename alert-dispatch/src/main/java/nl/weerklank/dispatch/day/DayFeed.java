package nl.weerklank.dispatch.day;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.contract.status.RouteTest;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.dispatch.table.ChannelTables;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Reads the last day of route tests and of what happened to channels, and follows both; on a thread of its own, beside the stream. */
public final class DayFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DayFeed.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final String brokers;
    private final ChannelDays days;
    private final ChannelTables tables;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean stopping;

    public DayFeed(String brokers, ChannelDays days, ChannelTables tables, InstantSource clock) {
        this.brokers = brokers;
        this.days = days;
        this.tables = tables;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("day-feed").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!stopping) {
            try (var consumer =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                assign(consumer);
                while (!stopping) {
                    turn(consumer);
                }
            } catch (WakeupException e) {
                LOG.debug("woken to end");
            } catch (KafkaException e) {
                LOG.warnf("the channels' day is not read now, trying again: %s", e.getMessage());
                LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
            }
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "dispatch-day",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_500,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000);
    }

    private void assign(KafkaConsumer<String, byte[]> consumer) {
        var partitions =
                List.of(new TopicPartition(Topics.ROUTE_TESTS, 0), new TopicPartition(Topics.CHANNEL_HISTORY, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var from = new HashMap<TopicPartition, Long>();
        partitions.forEach(
                part -> from.put(part, clock.instant().minus(ChannelDays.DAY).toEpochMilli()));
        consumer.offsetsForTimes(from).forEach((part, offset) -> {
            if (offset != null) {
                consumer.seek(part, offset.offset());
            }
        });
    }

    private void turn(KafkaConsumer<String, byte[]> consumer) {
        consumer.poll(WAIT).forEach(this::take);
        tables.tested(days.shares(clock.instant()));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(Topics.ROUTE_TESTS)) {
                var test = ContractJson.read(record.value(), RouteTest.class);
                if (!test.routes().isEmpty()) {
                    days.tested(test);
                }
            } else {
                days.happened(ContractJson.read(record.value(), ChannelMoment.class));
            }
        } catch (IllegalArgumentException e) {
            LOG.warnf(
                    "record is not read topic=%s offset=%d cause=%s", record.topic(), record.offset(), e.getMessage());
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
