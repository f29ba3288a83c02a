package nl.weerklank.dispatch.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the topology: waits for its topics, saying which, and starts it anew should it ever end by an error. */
public final class StreamRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StreamRunner.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration END = Duration.ofSeconds(5);

    private final Supplier<Topology> topology;
    private final Properties settings;
    private final Set<String> topics;
    private final ScheduledExecutorService watch;
    private volatile @Nullable KafkaStreams streams;
    private volatile String waitingFor = "the first look at the broker";

    public StreamRunner(Supplier<Topology> topology, StreamSettings settings, List<String> topics) {
        this.topology = topology;
        this.settings = settings.properties();
        this.topics = Set.copyOf(topics);
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "dispatch-watch"));
    }

    public void start() {
        watch.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether alerts are being taken. */
    public boolean running() {
        var current = streams;
        return current != null && current.state() == KafkaStreams.State.RUNNING;
    }

    /** What keeps it from running, or its state, in words. */
    public String state() {
        var current = streams;
        return current == null ? "waiting for " + waitingFor : current.state().name();
    }

    private void look() {
        try {
            var current = streams;
            if (current == null) {
                startWhenTopicsAreThere();
            } else if (current.state() == KafkaStreams.State.ERROR
                    || current.state() == KafkaStreams.State.NOT_RUNNING) {
                LOG.error("the stream ended by an error and is started anew");
                current.close(END);
                streams = null;
            }
        } catch (RuntimeException e) {
            LOG.error("the stream could not be started; trying again", e);
        }
    }

    private void startWhenTopicsAreThere() {
        var missing = missing();
        if (!missing.isEmpty()) {
            say("topics " + String.join(", ", missing));
            return;
        }
        var fresh = new KafkaStreams(topology.get(), settings);
        fresh.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        fresh.setStateListener((after, before) -> LOG.infof("stream state=%s before=%s", after, before));
        fresh.start();
        streams = fresh;
    }

    private List<String> missing() {
        var admin = new Properties();
        admin.put("bootstrap.servers", settings.get("bootstrap.servers"));
        admin.put("request.timeout.ms", "2500");
        admin.put("default.api.timeout.ms", "5000");
        try (var broker = Admin.create(admin)) {
            var there = broker.listTopics().names().get(5, TimeUnit.SECONDS);
            var missing = new HashSet<>(topics);
            missing.removeAll(there);
            return missing.stream().sorted().toList();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return List.of("(the broker at " + settings.get("bootstrap.servers") + " does not answer)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("(interrupted)");
        }
    }

    private void say(String what) {
        if (!what.equals(waitingFor)) {
            LOG.warnf("waiting for %s", what);
        }
        waitingFor = what;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        var current = streams;
        if (current != null) {
            current.close(END);
        }
    }
}
