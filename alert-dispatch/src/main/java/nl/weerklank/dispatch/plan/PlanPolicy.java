package nl.weerklank.dispatch.plan;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.alert.Lane;

/**
 * The configured rules of planning.
 *
 * @param reserve channels that are kept for whom the others do not reach
 * @param leastGain a wave that is expected to reach fewer people than this is not worth an order
 * @param retryFirst how long to wait before the same channel tries again; doubled for each further attempt
 * @param retryCap the longest wait between attempts
 */
public record PlanPolicy(
        Map<Lane, LanePolicy> lanes, Set<String> reserve, double leastGain, Duration retryFirst, Duration retryCap) {

    public PlanPolicy {
        lanes = Map.copyOf(lanes);
        reserve = Set.copyOf(reserve);
        for (var lane : Lane.values()) {
            if (!lanes.containsKey(lane)) {
                throw new IllegalArgumentException("no policy for lane " + lane);
            }
        }
    }

    public LanePolicy of(Lane lane) {
        var policy = lanes.get(lane);
        if (policy == null) {
            throw new IllegalStateException("checked at construction");
        }
        return policy;
    }

    /** How long to wait after the failure of this attempt. */
    public Duration backOff(int attempt) {
        var wait = retryFirst.multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(retryCap) < 0 ? wait : retryCap;
    }
}
