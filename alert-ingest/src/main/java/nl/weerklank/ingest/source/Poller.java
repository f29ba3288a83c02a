package nl.weerklank.ingest.source;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks one source at its interval; after a failure later and later, never at the same moment as everybody else. */
final class Poller implements Listening {

    private static final Logger LOG = Logger.getLogger(Poller.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;
    private static final double SPREAD = 0.2;

    private final PolledSource source;
    private final ScheduledExecutorService timer;
    private final ExecutorService threads;
    private volatile boolean closed;

    Poller(PolledSource source, ScheduledExecutorService timer, ExecutorService threads) {
        this.source = source;
        this.timer = timer;
        this.threads = threads;
        later(Duration.ZERO);
    }

    @Override
    public SourceState state() {
        return source.state();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void later(Duration delay) {
        if (!closed) {
            try {
                timer.schedule(this::begin, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                closed = true;
            }
        }
    }

    private void begin() {
        if (!closed) {
            threads.execute(this::once);
        }
    }

    private void once() {
        try {
            source.round();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "round of a source stopped source=%s", source.source().name());
        } finally {
            later(delay(source, ThreadLocalRandom.current().nextDouble()));
        }
    }

    /** @param chance from 0 to 1 */
    static Duration delay(PolledSource source, double chance) {
        return delay(source.source().interval(), source.state().failures(), source.askedToWait(), chance);
    }

    static Duration delay(Duration interval, int failures, @Nullable Duration asked, double chance) {
        var longest = interval.compareTo(LONGEST_BACK_OFF) > 0 ? interval : LONGEST_BACK_OFF;
        var backedOff = interval.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        var chosen = backedOff.compareTo(longest) > 0 ? longest : backedOff;
        // before the contract of freshness, rather than after it
        double factor = failures == 0 ? 1 - SPREAD * chance / 2 : 0.5 + chance / 2;
        var delay = Duration.ofMillis(Math.round(chosen.toMillis() * factor));
        return asked != null && asked.compareTo(delay) > 0 ? asked : delay;
    }
}
