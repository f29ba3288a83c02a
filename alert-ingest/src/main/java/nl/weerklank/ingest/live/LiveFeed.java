package nl.weerklank.ingest.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.Verdict;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fills {@link LiveAlerts} from topic {@code alerts}: all of it at the start, then what comes. What is not proven genuine is left out. */
public final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final AlertVerifier verifier;
    private final LiveAlerts live;
    private final Thread thread =
            Thread.ofPlatform().name("live-alerts").daemon().unstarted(this::run);
    private volatile boolean closed;
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    public LiveFeed(String bootstrapServers, AlertVerifier verifier, LiveAlerts live) {
        this.bootstrapServers = bootstrapServers;
        this.verifier = verifier;
        this.live = live;
    }

    public void start() {
        thread.start();
    }

    /** Whether everything that was issued before the start is known; until then nothing may be decided. */
    public boolean caughtUp() {
        return caughtUp;
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
            try (var opened = open()) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                LOG.debug("live alerts: asked to stop");
            } catch (RuntimeException e) {
                LOG.warnf("live alerts: the log cannot be read, trying again: %s", e.getMessage());
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> opened) {
        var partitions = opened.partitionsFor(Topics.ALERTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            pause();
            return;
        }
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        var ends = opened.endOffsets(partitions);
        while (!closed) {
            for (var found : opened.poll(caughtUp ? POLL : Duration.ofMillis(100))) {
                take(found);
            }
            if (!caughtUp && reached(opened, ends)) {
                caughtUp = true;
                LOG.infof("live alerts: caught up alerts=%d", live.size());
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> found) {
        try {
            var signed = ContractJson.read(found.value(), SignedAlert.class);
            if (live.knows(signed.alertId(), signed.version())) {
                return;
            }
            switch (verifier.verify(signed)) {
                case Verdict.Genuine genuine -> live.take(genuine.event());
                case Verdict.Refused refused -> skipped(found, refused.reason());
            }
        } catch (RuntimeException e) {
            skipped(found, e.toString());
        }
    }

    private static void skipped(ConsumerRecord<byte[], byte[]> found, String reason) {
        LOG.warnf(
                "live alerts: record left out partition=%d offset=%d reason=%s",
                found.partition(), found.offset(), reason);
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> opened, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue());
    }

    private void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(
                Duration.ofMillis(200 + ThreadLocalRandom.current().nextInt(200))
                        .toNanos());
    }

    private KafkaConsumer<byte[], byte[]> open() {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "alert-ingest-live");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // What this process issued it knows already; what another one did may come a moment later.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1024 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
