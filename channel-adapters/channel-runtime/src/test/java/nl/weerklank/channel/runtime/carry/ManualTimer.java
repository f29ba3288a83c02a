package nl.weerklank.channel.runtime.carry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.weerklank.testkit.ManualClock;

/** A timer on a manual clock: what is due is done when a test moves the time. */
final class ManualTimer implements Timer {

    private record Due(Instant at, Runnable action) {}

    final ManualClock clock;
    private final List<Due> dues = new ArrayList<>();

    ManualTimer(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public Runnable after(Duration delay, Runnable action) {
        var due = new Due(clock.instant().plus(delay), action);
        dues.add(due);
        return () -> dues.remove(due);
    }

    int waiting() {
        return dues.size();
    }

    /** Moves the clock, doing what falls due on the way at its own time. */
    void advance(Duration step) {
        var end = clock.instant().plus(step);
        while (true) {
            var next = dues.stream().filter(due -> !due.at().isAfter(end)).min(Comparator.comparing(Due::at));
            if (next.isEmpty()) {
                break;
            }
            dues.remove(next.get());
            clock.advance(Duration.between(clock.instant(), next.get().at()));
            next.get().action().run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }
}
