package nl.weerklank.dispatch.day;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.weerklank.dispatch.control.FlapWatch;
import nl.weerklank.dispatch.table.ChannelTables;
import org.jboss.logging.Logger;

/** Looks at the channels every second and puts on record what changed, and which flap; beside the stream, never in its way. */
public final class Watchman implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Watchman.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final FlapWatch watch;
    private final ChannelTables tables;
    private final OperatorTopics topics;
    private final InstantSource clock;
    private final BooleanSupplier hearing;
    private final ScheduledExecutorService thread;

    /** @param hearing whether the tables are being read now; while they are not, nothing can be said of a channel */
    public Watchman(
            FlapWatch watch,
            ChannelTables tables,
            OperatorTopics topics,
            InstantSource clock,
            BooleanSupplier hearing) {
        this.watch = watch;
        this.tables = tables;
        this.topics = topics;
        this.clock = clock;
        this.hearing = hearing;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("watchman").factory());
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::look, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!hearing.getAsBoolean()) {
            return;
        }
        try {
            var found = watch.look(tables.bare(), tables.rulings(), clock.instant());
            found.controls()
                    .forEach(control -> topics.rule(control).whenComplete((done, failure) -> say(failure, "ruling")));
            found.moments()
                    .forEach(moment -> topics.happened(moment).whenComplete((done, failure) -> say(failure, "moment")));
        } catch (RuntimeException e) {
            LOG.error("the channels could not be looked at", e);
        }
    }

    private static void say(Throwable failure, String what) {
        if (failure != null) {
            LOG.warnf("a %s is not on record: %s", what, failure.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
