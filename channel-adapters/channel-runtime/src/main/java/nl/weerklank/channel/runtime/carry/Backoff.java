package nl.weerklank.channel.runtime.carry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubled each time up to a longest wait, and a random half of it taken off so
 * that channels that failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

    private static final int MOST_DOUBLINGS = 20;

    /** The wait after this many failed attempts, counted from 1. */
    public Duration after(int attempts) {
        long doubled = first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(whole - (long) (whole / 2.0 * random.nextDouble()));
    }
}
