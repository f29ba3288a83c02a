package nl.weerklank.ingest.picture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the picture on one thread of its own, once its topics are there, and starts it anew should it end by an error. */
public final class PictureRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PictureRunner.class);
    private static final Duration LOOK = Duration.ofMillis(1000);
    private static final Duration END = Duration.ofSeconds(3);

    private final Supplier<Topology> topology;
    private final Properties settings;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("picture-watch").daemon().factory());
    private volatile @Nullable KafkaStreams streams;

    /** @param topology made on the picture's own thread, because rules take a moment to check */
    public PictureRunner(Supplier<Topology> topology, String brokers, String instance, Path stateDir) {
        this.topology = topology;
        this.settings = settings(brokers, instance, stateDir);
    }

    public void start() {
        watch.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether signals are being taken in. */
    public boolean running() {
        var current = streams;
        return current != null && current.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        var current = streams;
        if (current != null) {
            current.close(END);
        }
    }

    private void look() {
        try {
            var current = streams;
            if (current == null) {
                begin();
            } else if (current.state() == KafkaStreams.State.ERROR
                    || current.state() == KafkaStreams.State.NOT_RUNNING) {
                LOG.error("the picture ended by an error and is started anew");
                current.close(END);
                streams = null;
            }
        } catch (RuntimeException e) {
            LOG.errorf("the picture could not be started, trying again: %s", e.getMessage());
        }
    }

    private void begin() {
        if (!topicsAreThere()) {
            return;
        }
        var fresh = new KafkaStreams(topology.get(), settings);
        fresh.setUncaughtExceptionHandler(failure -> {
            LOG.error("a thread of the picture failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        fresh.setStateListener((after, before) -> LOG.infof("picture state=%s before=%s", after, before));
        fresh.start();
        streams = fresh;
    }

    private boolean topicsAreThere() {
        var admin = new Properties();
        admin.put("bootstrap.servers", settings.get("bootstrap.servers"));
        admin.put("request.timeout.ms", "2500");
        admin.put("default.api.timeout.ms", "5000");
        try (var broker = Admin.create(admin)) {
            return broker.listTopics().names().get(5, TimeUnit.SECONDS).containsAll(PictureTopology.NEEDED);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debugf("picture: the broker does not answer: %s", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Properties settings(String brokers, String instance, Path stateDir) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "weerklank-picture");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 6L * 1024 * 1024);
        settings.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(StreamsConfig.POLL_MS_CONFIG, 100);
        settings.put("built.in.metrics.version", "latest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG), 2_500);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 4 * 1024 * 1024);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG), true);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG), 2_500);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 8L * 1024 * 1024);
        return settings;
    }
}
