package nl.weerklank.ingest.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wrong passwords by account name: after {@value #FREE} in a row each further one makes the next attempt wait twice as long, up to five
 * minutes. Names that nobody has are counted alike, so that the wait tells nothing. The right password clears the count.
 */
public final class Attempts {

    static final int FREE = 3;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Count> byName = new ConcurrentHashMap<>();

    private record Count(int wrong, Instant last) {

        Duration pause() {
            if (wrong < FREE) {
                return Duration.ZERO;
            }
            var pause = FIRST.multipliedBy(1L << Math.min(wrong - FREE, 10));
            return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        }
    }

    public Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this name has to wait before a password is looked at again; empty when it need not. */
    public Optional<Duration> wait(String name) {
        var count = byName.get(key(name));
        if (count == null) {
            return Optional.empty();
        }
        var left = Duration.between(clock.instant(), count.last().plus(count.pause()));
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    public void wrong(String name) {
        var now = clock.instant();
        if (byName.size() > MOST) {
            byName.values().removeIf(count -> count.last().plus(FORGOTTEN).isBefore(now));
        }
        byName.merge(
                key(name),
                new Count(1, now),
                (old, one) -> old.last().plus(FORGOTTEN).isBefore(now) ? one : new Count(old.wrong() + 1, now));
    }

    public void right(String name) {
        byName.remove(key(name));
    }

    private static String key(String name) {
        var short0 = name.length() > 200 ? name.substring(0, 200) : name;
        return short0.toLowerCase(Locale.ROOT);
    }
}
