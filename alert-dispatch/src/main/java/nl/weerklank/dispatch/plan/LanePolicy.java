package nl.weerklank.dispatch.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * How pressing alerts of one lane are.
 *
 * @param budget time to public: by then the remainder must be under the goal
 * @param goal the share of people, 0 to 1, that may be unreached at the budget's end
 * @param deadline how long an order may be silent before it counts as failed
 * @param patience the part of the deadline, 0 to 1, after which an order without proof no longer counts in the projection
 * @param firstWave how many channels the first wave may take; {@link #ALL} takes every healthy one at once
 */
public record LanePolicy(Duration budget, double goal, Duration deadline, double patience, int firstWave) {

    /** Every healthy permitted channel at once. */
    public static final int ALL = Integer.MAX_VALUE;

    public LanePolicy {
        if (!(goal >= 0 && goal <= 1) || !(patience > 0 && patience <= 1) || firstWave < 1) {
            throw new IllegalArgumentException(
                    "goal lies in 0..1, patience in 0..1 above 0, the first wave takes at least 1 channel");
        }
    }

    /** When the projection is held against the budget: halfway, so that there is time for another wave. */
    public Instant hedgeAt(Instant acceptedAt) {
        return acceptedAt.plus(budget.dividedBy(2));
    }

    /** Whether every healthy channel is used at once. */
    public boolean all() {
        return firstWave == ALL;
    }
}
