package nl.weerklank.ingest.picture;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import nl.weerklank.signal.watch.Importance;
import org.jboss.logging.Logger;

/**
 * Leaves signals out of the picture while there are more than it can take without slowing an alert; never a grave one, and never
 * without counting it under its source's name. What is left out stays on its topic.
 */
public final class Shed {

    private static final Logger LOG = Logger.getLogger(Shed.class);
    private static final long TELL_EVERY_SECONDS = 10;

    private final int budget;
    private final InstantSource clock;
    private final Map<String, LongAdder> left = new ConcurrentHashMap<>();
    private double tokens;
    private Instant filled;
    private Instant told;
    private long sinceTold;

    /** @param budget how many usual signals a second are taken; 0 for all */
    public Shed(int budget, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
        this.tokens = budget;
        this.filled = clock.instant();
        this.told = filled.minusSeconds(TELL_EVERY_SECONDS + 1);
    }

    /** Whether this one is left out; counted if so. */
    synchronized boolean leavesOut(String source, Importance importance) {
        if (budget == 0 || importance == Importance.GRAVE) {
            return false;
        }
        var now = clock.instant();
        tokens = Math.min(
                budget,
                tokens + budget * (java.time.Duration.between(filled, now).toMillis() / 1000.0));
        filled = now;
        if (tokens >= 1) {
            tokens--;
            return false;
        }
        left.computeIfAbsent(source, name -> new LongAdder()).increment();
        sinceTold++;
        tell(now);
        return true;
    }

    /** How many were left out since the start, by source. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        left.forEach((source, count) -> counts.put(source, count.sum()));
        return counts;
    }

    private void tell(Instant now) {
        if (now.isAfter(told.plusSeconds(TELL_EVERY_SECONDS))) {
            LOG.warnf("signals left out of the picture count=%d since=%s by source=%s", sinceTold, told, counts());
            told = now;
            sinceTold = 0;
        }
    }
}
