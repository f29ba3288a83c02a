package nl.weerklank.ingest.source;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.source.Source;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Listens to every declared source and to no other; a changed declaration is followed within seconds. Without sources it has no thread. */
public final class SourceRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SourceRunner.class);
    private static final int PUSH_THREADS = 2;
    private static final int PUSH_QUEUE = 256;
    private static final int IDLE_SECONDS = 30;

    private final Supplier<List<Source>> declared;
    private final Supplier<Readers> readers;
    private final String ownBroker;
    private final SignalLog log;
    private final InstantSource clock;
    private final Map<String, Running> running = new HashMap<>();
    private @Nullable Parts parts;
    private boolean closed;

    /** A source that runs, as it was declared. */
    private record Running(Source source, Listening listening) {}

    /** What is only made when there is a source. */
    private record Parts(
            ScheduledExecutorService timer,
            ExecutorService threads,
            ThreadPoolExecutor pushed,
            Fetch fetch,
            Intake intake) {}

    /** @param readers asked for when there is a source, not before */
    public SourceRunner(
            Supplier<List<Source>> declared,
            Supplier<Readers> readers,
            String ownBroker,
            SignalLog log,
            InstantSource clock) {
        this.readers = readers;
        this.declared = declared;
        this.ownBroker = ownBroker;
        this.log = log;
        this.clock = clock;
    }

    /** Starts what is declared and stops what is not any more. */
    public synchronized void look() {
        var now = new HashMap<String, Source>();
        declared.get().forEach(source -> now.put(source.name(), source));
        if (closed || now.isEmpty() && running.isEmpty()) {
            return;
        }
        running.entrySet().removeIf(entry -> {
            boolean gone = !entry.getValue().source().equals(now.get(entry.getKey()));
            if (gone) {
                entry.getValue().listening().close();
                LOG.infof("source stopped source=%s", entry.getKey());
            }
            return gone;
        });
        for (var source : now.values()) {
            running.computeIfAbsent(source.name(), name -> new Running(source, listen(source)));
        }
    }

    /** How each source is doing. */
    public synchronized List<SourceState> states() {
        var states = new ArrayList<SourceState>();
        running.values().forEach(one -> states.add(one.listening().state()));
        states.sort(Comparator.comparing(SourceState::name));
        return states;
    }

    /** The declaration of a source that events are pushed to. */
    public synchronized Optional<Source> pushed(String name) {
        return Optional.ofNullable(running.get(name))
                .filter(one -> one.listening() instanceof PushedSource)
                .map(Running::source);
    }

    /**
     * Takes what was pushed.
     *
     * @return completes with everything that was read once the log has the signals; exceptionally when it does not take them
     * @throws RejectedExecutionException when too much waits already
     */
    public CompletableFuture<List<Entry>> push(Source source, String mediaType, byte[] raw) {
        PushedSource target;
        Parts made;
        synchronized (this) {
            var one = running.get(source.name());
            if (one == null || !(one.listening() instanceof PushedSource pushed)) {
                return CompletableFuture.failedFuture(new IllegalStateException("the source is gone"));
            }
            target = pushed;
            made = parts();
        }
        var done = new CompletableFuture<List<Entry>>();
        made.pushed().execute(() -> target.take(mediaType, raw, done));
        return done;
    }

    private Listening listen(Source source) {
        LOG.infof("source started source=%s format=%s", source.name(), source.format());
        var made = parts();
        var address = source.address();
        if (address == null) {
            return new PushedSource(source, made.intake());
        }
        return switch (address.getScheme()) {
            case "mqtt", "mqtts" -> new MqttSource(source, made.intake(), made.threads());
            case "kafka" -> new KafkaSource(source, made.intake(), ownBroker);
            default -> new Poller(new PolledSource(source, made.fetch(), made.intake()), made.timer(), made.threads());
        };
    }

    private synchronized Parts parts() {
        if (parts == null) {
            var threads = Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("signals-", 0).daemon().factory());
            var pushed = new ThreadPoolExecutor(
                    PUSH_THREADS,
                    PUSH_THREADS,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(PUSH_QUEUE),
                    Thread.ofPlatform().name("signals-pushed-", 0).daemon().factory());
            pushed.allowCoreThreadTimeOut(true);
            var timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("signals-timer").daemon().factory());
            parts = new Parts(timer, threads, pushed, new Fetch(threads), new Intake(readers.get(), log, clock));
        }
        return parts;
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.values().forEach(one -> one.listening().close());
        running.clear();
        if (parts != null) {
            parts.timer().shutdownNow();
            parts.threads().shutdownNow();
            parts.pushed().shutdown();
            parts.fetch().close();
        }
    }
}
