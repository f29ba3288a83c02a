package nl.weerklank.dispatch.lifecycle;

import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.operator.Act;
import nl.weerklank.contract.operator.Step;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.plan.Planner;
import nl.weerklank.dispatch.track.Held;
import nl.weerklank.dispatch.track.OrderTrack;
import nl.weerklank.dispatch.track.StepNote;

/** An operator's step by hand: taken once, on record with its author and reason, whether or not it could be carried out. */
final class Steps {

    private final Waves waves;

    Steps(Waves waves) {
        this.waves = waves;
    }

    void take(Draft draft, Step step, List<ChannelView> channels) {
        if (draft.knows(step.stepId())) {
            return;
        }
        var refusal = refusal(draft, step);
        if (refusal.isEmpty()) {
            refusal = switch (step.act()) {
                case Act.Retry retry -> retry(draft, step, retry, channels);
                case Act.Add add -> add(draft, step, add, channels);
                case Act.Stop stop -> stop(draft, step, stop);
            };
        }
        note(draft, step, refusal);
        if (refusal.isEmpty()) {
            waves.rest(draft);
        }
    }

    private static Optional<String> refusal(Draft draft, Step step) {
        if (draft.phase().ended()) {
            return Optional.of("the alert's time is over");
        }
        return step.version() == draft.base().version()
                ? Optional.empty()
                : Optional.of("it was meant for version %d, and version %d is out"
                        .formatted(step.version(), draft.base().version()));
    }

    private Optional<String> retry(Draft draft, Step step, Act.Retry retry, List<ChannelView> channels) {
        var order = draft.current().stream()
                .filter(track -> track.orderId().equals(retry.orderId()))
                .findFirst();
        if (order.isEmpty()) {
            return Optional.of("no order of this version has the id " + retry.orderId());
        }
        var channel = order.get().channel();
        var barrier = barrier(draft, channel, channels);
        if (barrier.isPresent()) {
            return barrier;
        }
        if (order.get().action() != OrderAction.STOP && draft.held(channel).isPresent()) {
            return Optional.of(channel + " was stopped by hand for this alert; add it instead");
        }
        var cells = left(draft, order.get());
        if (cells.isEmpty()) {
            return Optional.of("nothing of this order failed that is not proven or being tried again");
        }
        draft.nextWave();
        waves.order(draft, channel, order.get().action(), cells, order.get().attempt() + 1, reason(step));
        return Optional.empty();
    }

    /** What failed of this order and is neither proven nor open in another order of the same kind to its channel. */
    private static CellSet left(Draft draft, OrderTrack failed) {
        var cells = failed.failed();
        boolean stop = failed.action() == OrderAction.STOP;
        for (var order : draft.current(failed.channel())) {
            if ((order.action() == OrderAction.STOP) == stop) {
                cells = cells.minus(order.confirmed()).minus(order.open());
            }
        }
        return cells;
    }

    private Optional<String> add(Draft draft, Step step, Act.Add add, List<ChannelView> channels) {
        if (draft.base().kind() == AlertKind.CANCEL) {
            return Optional.of("the alert is cancelled; no channel may emit it");
        }
        var barrier = barrier(draft, add.channel(), channels);
        if (barrier.isPresent()) {
            return barrier;
        }
        var reach = channels.stream()
                .filter(view -> view.channel().equals(add.channel()))
                .findFirst()
                .orElseThrow()
                .reach();
        var cells = reach.within(draft.base().target());
        for (var order : draft.current(add.channel())) {
            cells = cells.minus(order.confirmed()).minus(order.open());
        }
        boolean held = draft.held(add.channel()).isPresent();
        if (cells.isEmpty() && !held) {
            return Optional.of(add.channel() + " covers no cell of the target that it does not serve already");
        }
        draft.release(add.channel());
        if (!cells.isEmpty()) {
            draft.nextWave();
            waves.order(draft, add.channel(), Waves.action(draft, add.channel()), cells, 1, reason(step));
        }
        return Optional.empty();
    }

    /**
     * Nothing new begins on the channel. What it emits goes on until the crisis centre says otherwise: only a signed version takes
     * an alert off the air where it applies, and the last hop holds to that.
     */
    private static Optional<String> stop(Draft draft, Step step, Act.Stop stop) {
        if (draft.base().kind() == AlertKind.CANCEL) {
            return Optional.of("the alert is cancelled; every channel is told to stop already");
        }
        if (draft.held(stop.channel()).isPresent()) {
            return Optional.of(stop.channel() + " was stopped by hand already");
        }
        draft.hold(new Held(stop.channel(), step.by(), step.at(), step.reason()));
        return Optional.empty();
    }

    /** Whether the channel can be ordered at all; an operator may try one that is said to be down. */
    private static Optional<String> barrier(Draft draft, String channel, List<ChannelView> channels) {
        for (var view : channels) {
            if (view.channel().equals(channel)) {
                var asIfUp = view.state() == ChannelState.DOWN ? view.as(ChannelState.UP, view.reason()) : view;
                return Optional.ofNullable(Planner.barrier(asIfUp, draft.base().mode()))
                        .map(why -> channel + " " + why);
            }
        }
        return Optional.of("there is no channel " + channel);
    }

    private static String reason(Step step) {
        return "by hand, %s: %s".formatted(step.by(), step.reason());
    }

    private static void note(Draft draft, Step step, Optional<String> refusal) {
        var what = switch (step.act()) {
            case Act.Retry retry -> "retry of order " + retry.orderId();
            case Act.Add add -> "add " + add.channel();
            case Act.Stop stop -> "stop " + stop.channel();
        };
        var channel = switch (step.act()) {
            case Act.Retry retry ->
                draft.orders().stream()
                        .filter(order -> order.orderId().equals(retry.orderId()))
                        .map(OrderTrack::channel)
                        .findFirst()
                        .orElse(null);
            case Act.Add add -> add.channel();
            case Act.Stop stop -> stop.channel();
        };
        var outcome = refusal.map(why -> "not taken: " + why).orElse("taken");
        draft.step(new StepNote(
                step.stepId(),
                draft.base().version(),
                draft.now(),
                step.by(),
                what,
                step.reason(),
                refusal.isEmpty(),
                outcome));
        draft.decide(channel, "step by hand by %s, %s: %s; %s".formatted(step.by(), what, step.reason(), outcome));
    }
}
