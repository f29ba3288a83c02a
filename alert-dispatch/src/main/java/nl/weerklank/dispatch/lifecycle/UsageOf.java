package nl.weerklank.dispatch.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.dispatch.plan.PlanPolicy;
import nl.weerklank.dispatch.plan.Usage;
import nl.weerklank.dispatch.track.OrderTrack;

/** Says from a channel's orders of one version what planning needs to know of it. */
final class UsageOf {

    private UsageOf() {}

    static Usage orders(List<OrderTrack> orders, Mode mode, PlanPolicy policy, double patience, Instant now) {
        var ordered = CellSet.EMPTY;
        var confirmed = CellSet.EMPTY;
        var expected = CellSet.EMPTY;
        var late = CellSet.EMPTY;
        var failed = CellSet.EMPTY;
        var hopeless = CellSet.EMPTY;
        for (var order : orders) {
            ordered = ordered.union(order.cells());
            confirmed = confirmed.union(order.confirmed());
            if (now.isBefore(patienceEnds(order, patience))) {
                expected = expected.union(order.open());
            } else {
                late = late.union(order.open());
            }
            if (callsForAnother(order, mode)) {
                failed = failed.union(order.failed());
                hopeless = hopeless.union(order.hopeless());
            }
        }
        expected = expected.minus(confirmed);
        late = late.minus(confirmed).minus(expected);
        failed = failed.minus(confirmed).minus(expected).minus(late);
        var retryable = failed.minus(hopeless);
        return new Usage(
                ordered,
                confirmed,
                expected,
                late,
                failed,
                retryable,
                attempts(orders, retryable),
                retryAt(orders, retryable, policy));
    }

    /** When an order without proof stops counting in the projection. */
    static Instant patienceEnds(OrderTrack order, double patience) {
        var span = Duration.between(order.issuedAt(), order.deadline());
        return order.issuedAt().plusMillis(Math.round(span.toMillis() * patience));
    }

    /** A newer version, the end of its time, and an exercise withheld at the emitter call for no other channel. */
    private static boolean callsForAnother(OrderTrack order, Mode mode) {
        return !order.suffered(Fault.SUPERSEDED)
                && !order.suffered(Fault.EXPIRED)
                && !(mode == Mode.EXERCISE && order.suffered(Fault.MODE_NOT_PERMITTED));
    }

    private static int attempts(List<OrderTrack> orders, CellSet cells) {
        int attempts = 0;
        for (var order : orders) {
            if (order.cells().intersects(cells)) {
                attempts = Math.max(attempts, order.attempt());
            }
        }
        return attempts;
    }

    private static Instant retryAt(List<OrderTrack> orders, CellSet cells, PlanPolicy policy) {
        var at = Instant.MIN;
        for (var order : orders) {
            var failure = order.lastFailureAt();
            if (failure != null && order.failed().intersects(cells)) {
                var due = failure.plus(policy.backOff(order.attempt()));
                at = due.isAfter(at) ? due : at;
            }
        }
        return at;
    }
}
