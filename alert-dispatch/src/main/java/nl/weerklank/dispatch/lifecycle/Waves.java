package nl.weerklank.dispatch.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.plan.Figures;
import nl.weerklank.dispatch.plan.PlanPolicy;
import nl.weerklank.dispatch.plan.Planner;
import nl.weerklank.dispatch.plan.WavePlan;
import nl.weerklank.dispatch.track.FallbackNote;
import nl.weerklank.dispatch.track.FaultNote;
import nl.weerklank.dispatch.track.Phase;
import nl.weerklank.dispatch.track.Standing;

/** Looks at where a dissemination stands: who fell silent, whom to try another way, when it is over. */
final class Waves {

    private final PeopleMap people;
    private final PlanPolicy policy;
    private final Planner planner;
    private final Outlook outlook;

    Waves(PeopleMap people, PlanPolicy policy, Outlook outlook) {
        this.people = people;
        this.policy = policy;
        this.planner = new Planner(policy);
        this.outlook = outlook;
    }

    /** The channels changed: the remainder may have, and a wave may now be possible that was not. */
    void changed(Draft draft, List<ChannelView> channels) {
        draft.remainder(outlook.remainder(draft, channels), "the channels' coverage changed");
        evaluate(draft, channels);
    }

    /** Decides what time and proofs so far call for, and when to look again. */
    void evaluate(Draft draft, List<ChannelView> channels) {
        if (draft.phase().ended()) {
            draft.wakeAt(Instant.MAX);
            return;
        }
        if (!draft.now().isBefore(draft.base().expires())) {
            expire(draft);
            return;
        }
        fallSilent(draft);
        stopAgain(draft, channels);
        if (draft.base().kind() != AlertKind.CANCEL && outlook.callsForAWave(draft, channels)) {
            act(draft, planner.nextWave(outlook.situation(draft, channels)));
        }
        rest(draft);
    }

    /** Nothing more to do now: says where it stands and when to look again. */
    void rest(Draft draft) {
        settle(draft);
        draft.wakeAt(outlook.nextLook(draft));
    }

    private static void expire(Draft draft) {
        for (var order : draft.current()) {
            if (!order.open().isEmpty()) {
                draft.replace(
                        order,
                        Proofs.failed(
                                order,
                                new FaultNote(
                                        Fault.EXPIRED,
                                        order.open(),
                                        "the alert expired before anything was proven here",
                                        draft.now())));
            }
        }
        draft.decide(
                null,
                "expired; %s of %s people were not reached"
                        .formatted(
                                Figures.people(draft.remainder()),
                                Figures.people(draft.base().people())));
        draft.phase(Phase.EXPIRED);
        draft.wakeAt(Instant.MAX);
    }

    private void fallSilent(Draft draft) {
        for (var order : draft.current()) {
            var open = order.open();
            if (!open.isEmpty() && !draft.now().isBefore(order.deadline())) {
                var detail = "no proof by the deadline of " + order.deadline();
                draft.replace(order, Proofs.failed(order, new FaultNote(Fault.SILENT, open, detail, draft.now())));
                draft.decide(
                        order.channel(),
                        "%s wave %d counts as failed in %s with %s people: %s"
                                .formatted(
                                        order.channel(),
                                        order.wave(),
                                        Figures.cells(open.size()),
                                        Figures.people(people.in(open)),
                                        detail));
            }
        }
    }

    private void act(Draft draft, WavePlan plan) {
        var chosen = plan.chosen();
        if (!chosen.isEmpty()) {
            draft.nextWave();
            for (var choice : chosen) {
                var reason = "%s; %s; the projection goes from %s to %s people"
                        .formatted(
                                plan.trigger(),
                                choice.reason(),
                                Figures.people(plan.before()),
                                Figures.people(plan.after()));
                order(
                        draft,
                        choice.channel(),
                        action(draft, choice.channel()),
                        choice.cells(),
                        choice.attempt(),
                        reason);
                fallback(draft, choice.channel(), choice.cells(), reason);
            }
        }
        if (plan.called()) {
            plan.passed().stream()
                    .filter(passed -> passed.telling())
                    .forEach(passed -> draft.note(passed.channel(), passed.reason()));
        }
    }

    /** What a channel is told that is to emit this version: to replace what it carries of an older one, or to begin. */
    static OrderAction action(Draft draft, String channel) {
        boolean carriesOlder = draft.orders().stream()
                .anyMatch(order -> order.version() < draft.base().version()
                        && order.channel().equals(channel)
                        && order.action() != OrderAction.STOP);
        return carriesOlder ? OrderAction.REPLACE : OrderAction.EMIT;
    }

    private void fallback(Draft draft, String channel, CellSet cells, String reason) {
        draft.fallback(new FallbackNote(
                draft.base().version(), draft.now(), channel, draft.wave(), people.in(cells), cells.size(), reason));
    }

    /** A stop that was not confirmed is tried again on the same channel: no other channel can stop it. */
    private void stopAgain(Draft draft, List<ChannelView> channels) {
        var due = new TreeMap<>(outlook.usage(draft, true));
        due.entrySet()
                .removeIf(used -> used.getValue().retryable().isEmpty()
                        || draft.now().isBefore(used.getValue().retryAt())
                        || !healthy(channels, used.getKey()));
        if (due.isEmpty()) {
            return;
        }
        draft.nextWave();
        due.forEach((channel, usage) -> {
            var reason = "it did not confirm that it stopped in %s; attempt %d"
                    .formatted(Figures.cells(usage.retryable().size()), usage.attempts() + 1);
            order(draft, channel, OrderAction.STOP, usage.retryable(), usage.attempts() + 1, reason);
            fallback(draft, channel, usage.retryable(), reason);
        });
    }

    private static boolean healthy(List<ChannelView> channels, String channel) {
        return channels.stream().anyMatch(view -> view.channel().equals(channel) && view.healthy());
    }

    void order(Draft draft, String channel, OrderAction action, CellSet cells, int attempt, String reason) {
        var wanted = draft.now().plus(policy.of(draft.base().lane()).deadline());
        var deadline =
                wanted.isBefore(draft.base().expires()) ? wanted : draft.base().expires();
        draft.order(channel, action, cells, people.in(cells), attempt, deadline, reason);
        draft.unnote(channel);
        draft.decide(channel, "%s %s, wave %d: %s".formatted(action, channel, draft.wave(), reason));
    }

    private static void settle(Draft draft) {
        var byChannel = new TreeMap<String, Boolean>();
        for (var order : draft.current()) {
            byChannel.computeIfAbsent(
                    order.channel(),
                    channel -> Standing.of(draft.current(channel), draft.base().mode())
                            .settled());
        }
        boolean done = byChannel.values().stream().allMatch(settled -> settled);
        boolean cancel = draft.base().kind() == AlertKind.CANCEL;
        draft.phase(
                done
                        ? (cancel ? Phase.CANCELLED : Phase.DISSEMINATED)
                        : (cancel ? Phase.CANCELLING : Phase.DISSEMINATING));
    }
}
