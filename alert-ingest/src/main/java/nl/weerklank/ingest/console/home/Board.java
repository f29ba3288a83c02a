package nl.weerklank.ingest.console.home;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.approval.MessageFilter;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.draft.Drafts;
import nl.weerklank.ingest.live.LiveAlerts;
import org.jboss.logging.Logger;

/**
 * What all first pages show, looked up once for everybody, on a thread of its own, and only while somebody looks. Each change has a number
 * that never comes again, so that a page that was away knows whether it missed one.
 */
@ApplicationScoped
public class Board {

    private static final Logger LOG = Logger.getLogger(Board.class);
    private static final long LOOK_MILLIS = 500;
    private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** What is shown now, and the number of the change that made it so. */
    public record Shown(long number, Counts counts, long stamp) {}

    private final Desk desk;
    private final Drafts drafts;
    private final LiveAlerts live;
    private final InstantSource clock;
    private final AtomicLong lastWatched = new AtomicLong();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .name("console-board")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private boolean started;
    private volatile Shown shown;

    Board(Desk desk, Drafts drafts, LiveAlerts live, InstantSource clock) {
        this.desk = desk;
        this.drafts = drafts;
        this.live = live;
        this.clock = clock;
        this.shown = new Shown(clock.millis(), new Counts(-1, -1, 0, 0, -1), 0);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** What is shown now; asking keeps it up to date for some seconds. */
    public Shown now() {
        lastWatched.set(System.nanoTime());
        begin();
        return shown;
    }

    /** The counts of this moment, for a page that is made now. */
    Counts counts() {
        var drafted = ofDatabase(drafts::countOpen);
        var waiting = ofDatabase(() -> number(EnumSet.of(MessageState.AWAITING_APPROVAL, MessageState.APPROVED)));
        var rejected = ofDatabase(() -> number(EnumSet.of(MessageState.REJECTED, MessageState.LAPSED)));
        var now = clock.instant();
        long alive = 0;
        long ended = 0;
        for (var alert : live.alerts()) {
            if (alert.liveAt(now)) {
                alive++;
            } else {
                ended++;
            }
        }
        return new Counts(drafted, waiting, alive, ended, rejected);
    }

    private synchronized void begin() {
        if (!started) {
            started = true;
            thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        if (System.nanoTime() - lastWatched.get() > WATCHED_NANOS) {
            return;
        }
        try {
            var counts = counts();
            var stamp = stamp();
            if (!counts.equals(shown.counts()) || stamp != shown.stamp()) {
                shown = new Shown(Math.max(clock.millis(), shown.number() + 1), counts, stamp);
            }
        } catch (RuntimeException e) {
            LOG.warnf("console: the first page could not be looked up: %s", e.getMessage());
        }
    }

    /** Differs when something changed that no count shows. */
    private long stamp() {
        long issued = live.messages().size();
        return ofDatabase(drafts::stamp) * 31 + issued;
    }

    private long number(Set<MessageState> states) {
        return desk.list(new MessageFilter(
                        states, Optional.<Mode>empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 1))
                .total();
    }

    private static long ofDatabase(java.util.function.LongSupplier question) {
        try {
            return question.getAsLong();
        } catch (DeskUnavailable e) {
            return -1;
        }
    }

    /** What a first page may ask for. */
    static List<Tab> tabs() {
        return List.of(Tab.values());
    }
}
