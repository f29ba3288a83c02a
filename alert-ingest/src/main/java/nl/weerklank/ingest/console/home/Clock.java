package nl.weerklank.ingest.console.home;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision clock of one alert: how long each step took, and which one runs.
 *
 * @param began when somebody began to write
 * @param emitted when a channel first said that it transmitted
 * @param reached when fewer than a tenth of the people remained
 */
public record Clock(
        @Nullable Instant began,
        @Nullable Instant submitted,
        @Nullable Instant approved,
        @Nullable Instant emitted,
        @Nullable Instant reached,
        boolean over) {

    /**
     * One step of the clock.
     *
     * @param key the step's word
     * @param took how long it took, as minutes and seconds; empty while it runs
     * @param since when the running step began, in milliseconds since 1970; 0 for one that is done
     */
    public record Step(String key, String took, long since) {}

    /** The steps that are done, and the one that runs; none runs of an alert that is over. */
    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        var moments = new Instant[] {began, submitted, approved, emitted, reached};
        var keys = new String[] {"clock.written", "clock.decided", "clock.emitted", "clock.reached"};
        for (int i = 0; i < keys.length; i++) {
            var from = moments[i];
            var to = moments[i + 1];
            if (from != null && to != null) {
                steps.add(new Step(keys[i], text(Duration.between(from, to)), 0));
            } else if (from != null && !over) {
                steps.add(new Step(keys[i], "", from.toEpochMilli()));
                break;
            }
        }
        return List.copyOf(steps);
    }

    static String text(Duration took) {
        long seconds = Math.max(0, took.toSeconds());
        return seconds >= 3600
                ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
