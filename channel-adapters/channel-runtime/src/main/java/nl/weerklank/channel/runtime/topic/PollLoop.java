package nl.weerklank.channel.runtime.topic;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A thread of its own around one consumer. What the broker does wrong is logged and tried again; anything else stops
 * the loop and is told through {@link #broken()}, because a loop that is silently dead is worse than a process that
 * ends and is started again.
 */
public abstract class PollLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PollLoop.class.getName());
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(300);
    private static final Duration LAST_TURN = Duration.ofSeconds(10);

    private final Supplier<KafkaConsumer<byte[], byte[]>> consumers;
    private final Thread thread;
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile long turns;

    PollLoop(String name, Supplier<KafkaConsumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Fails when the loop has ended by an error that a new try does not mend; never completes otherwise. */
    public CompletionStage<Void> broken() {
        return broken;
    }

    public String name() {
        return thread.getName();
    }

    /** How many turns were made; it stands still when the loop hangs. */
    public long turns() {
        return turns;
    }

    /** One poll and what belongs to it. */
    abstract void turn(KafkaConsumer<byte[], byte[]> consumer);

    /** What is to be done before the consumer is closed. */
    void last(KafkaConsumer<byte[], byte[]> consumer) {}

    boolean stopping() {
        return stopping;
    }

    private void run() {
        try (var consumer = consumers.get()) {
            while (!stopping) {
                attempt(consumer);
                turns++;
            }
            last(consumer);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "poll loop is broken loop=" + thread.getName(), e);
            broken.completeExceptionally(e);
        }
    }

    private void attempt(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            turn(consumer);
        } catch (FencedInstanceIdException e) {
            throw new IllegalStateException("another process runs under the same instance name", e);
        } catch (WakeupException e) {
            // asked to stop; the loop's condition sees it
        } catch (KafkaException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "poll loop tries again loop={0} cause={1}",
                    thread.getName(),
                    String.valueOf(e.getMessage()));
            LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
        }
    }

    /** Stops after the present turn and waits for the end. */
    @Override
    public void close() {
        stopping = true;
        try {
            if (thread.isAlive() && !thread.join(LAST_TURN)) {
                LOG.log(System.Logger.Level.WARNING, "poll loop does not end loop={0}", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
