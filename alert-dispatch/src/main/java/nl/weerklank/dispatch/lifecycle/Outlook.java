package nl.weerklank.dispatch.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.coverage.Proof;
import nl.weerklank.dispatch.coverage.Remainder;
import nl.weerklank.dispatch.plan.PlanPolicy;
import nl.weerklank.dispatch.plan.Planner;
import nl.weerklank.dispatch.plan.Situation;
import nl.weerklank.dispatch.plan.Usage;
import nl.weerklank.dispatch.track.OrderTrack;

/** Reads from a dissemination what planning needs: what was asked of whom, who is left, and when time calls again. */
final class Outlook {

    private final PeopleMap people;
    private final PlanPolicy policy;

    Outlook(PeopleMap people, PlanPolicy policy) {
        this.people = people;
        this.policy = policy;
    }

    Situation situation(Draft draft, List<ChannelView> channels) {
        var base = draft.base();
        return new Situation(
                base.target(),
                base.people(),
                people,
                base.mode(),
                policy.of(base.lane()),
                base.acceptedAt(),
                draft.now(),
                draft.usable(channels),
                usage(draft, false));
    }

    /** People not reached; of a cancel, people where some channel did not confirm that it stopped. */
    double remainder(Draft draft, List<ChannelView> channels) {
        return remainder(draft, channels, draft.base().target());
    }

    /** The part of the remainder that is in these cells. */
    double remainder(Draft draft, List<ChannelView> channels, CellSet part) {
        var cells = part.intersect(draft.base().target());
        if (draft.base().kind() != AlertKind.CANCEL) {
            return Remainder.people(cells, people, confirmed(draft, channels, cells));
        }
        var emitting = CellSet.EMPTY;
        for (var order : draft.current()) {
            emitting = emitting.union(order.cells().intersect(cells).minus(confirmed(draft, order.channel(), cells)));
        }
        return people.in(emitting);
    }

    private static List<Proof> confirmed(Draft draft, List<ChannelView> channels, CellSet part) {
        return channels.stream()
                .map(view -> new Proof(view.reach(), confirmed(draft, view.channel(), part)))
                .toList();
    }

    private static CellSet confirmed(Draft draft, String channel, CellSet part) {
        boolean cancel = draft.base().kind() == AlertKind.CANCEL;
        var confirmed = CellSet.EMPTY;
        for (var order : draft.current(channel)) {
            if ((order.action() == OrderAction.STOP) == cancel) {
                for (var proof : order.proofs()) {
                    if (proof.rung().compareTo(Rung.TRANSMITTED) >= 0) {
                        confirmed = confirmed.union(part.intersect(proof.cells()));
                    }
                }
            }
        }
        return confirmed;
    }

    /** What was asked of each channel in this version: to stop, or to emit. */
    Map<String, Usage> usage(Draft draft, boolean stopping) {
        var orders = draft.current().stream()
                .filter(order -> (order.action() == OrderAction.STOP) == stopping)
                .collect(Collectors.groupingBy(OrderTrack::channel));
        var usage = new TreeMap<String, Usage>();
        orders.forEach((channel, own) ->
                usage.put(channel, UsageOf.orders(own, draft.base().mode(), policy, patience(draft), draft.now())));
        return usage;
    }

    /** Whether anything has happened that a wave could answer: a failure, time running out, a channel not used yet. */
    boolean callsForAWave(Draft draft, List<ChannelView> channels) {
        if (!draft.now().isBefore(hedgeAt(draft))) {
            return true;
        }
        for (var order : draft.current()) {
            boolean late = !order.open().isEmpty() && !draft.now().isBefore(patienceEnds(draft, order));
            if (late || !order.failed().isEmpty()) {
                return true;
            }
        }
        return policy.of(draft.base().lane()).all() && unused(draft, channels);
    }

    private boolean unused(Draft draft, List<ChannelView> channels) {
        return draft.usable(channels).stream()
                .anyMatch(view -> !policy.reserve().contains(view.channel())
                        && draft.current(view.channel()).isEmpty()
                        && Planner.barrier(view, draft.base().mode()) == null);
    }

    /** When time alone may call for a decision. */
    Instant nextLook(Draft draft) {
        var next = draft.base().expires();
        var now = draft.now();
        boolean failures = false;
        for (var order : draft.current()) {
            if (!order.open().isEmpty()) {
                next = sooner(next, order.deadline(), now);
                next = sooner(next, patienceEnds(draft, order), now);
            }
            failures |= !order.failed().isEmpty();
        }
        if (failures) {
            next = sooner(next, nextAttempt(draft, true), now);
            next = sooner(next, nextAttempt(draft, false), now);
        }
        return draft.base().kind() == AlertKind.CANCEL ? next : sooner(next, hedgeAt(draft), now);
    }

    private Instant nextAttempt(Draft draft, boolean stopping) {
        var next = Instant.MAX;
        for (var used : usage(draft, stopping).values()) {
            if (!used.retryable().isEmpty()) {
                next = sooner(next, used.retryAt(), draft.now());
            }
        }
        return next;
    }

    private Instant hedgeAt(Draft draft) {
        return policy.of(draft.base().lane()).hedgeAt(draft.base().acceptedAt());
    }

    private Instant patienceEnds(Draft draft, OrderTrack order) {
        return UsageOf.patienceEnds(order, patience(draft));
    }

    private double patience(Draft draft) {
        return policy.of(draft.base().lane()).patience();
    }

    private static Instant sooner(Instant next, Instant other, Instant now) {
        return other.isAfter(now) && other.isBefore(next) ? other : next;
    }
}
