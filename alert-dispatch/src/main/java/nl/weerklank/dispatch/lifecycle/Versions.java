package nl.weerklank.dispatch.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.plan.Choice;
import nl.weerklank.dispatch.plan.Figures;
import nl.weerklank.dispatch.plan.PlanPolicy;
import nl.weerklank.dispatch.plan.Planner;
import nl.weerklank.dispatch.track.Dissemination;
import nl.weerklank.dispatch.track.OrderTrack;
import nl.weerklank.dispatch.track.Phase;
import nl.weerklank.dispatch.track.VersionNote;
import org.jspecify.annotations.Nullable;

/** A version was issued: an alert begins, an update and a cancel go to whom the alert went. */
final class Versions {

    private final PeopleMap people;
    private final PlanPolicy policy;
    private final Planner planner;
    private final Waves waves;
    private final Outlook outlook;

    Versions(PeopleMap people, PlanPolicy policy, Waves waves, Outlook outlook) {
        this.people = people;
        this.policy = policy;
        this.planner = new Planner(policy);
        this.waves = waves;
        this.outlook = outlook;
    }

    Decision issued(
            @Nullable Dissemination state, LifecycleEvent.Issued event, List<ChannelView> channels, Instant now) {
        if (state != null && event.alert().version() <= state.version()) {
            return again(state, event, now);
        }
        var base = base(state, event, now);
        var draft = new Draft(state == null ? base : state, now);
        draft.begin(base);
        begin(draft, state, event.alert(), channels);
        return draft.end();
    }

    /** A version that was taken before: what nobody acknowledged is sent again, nothing is decided anew. */
    private static Decision again(Dissemination state, LifecycleEvent.Issued event, Instant now) {
        var draft = new Draft(state, now);
        if (event.alert().version() == state.version()) {
            if (event.signed().payload().equals(state.signed().payload())) {
                sendAgain(draft);
            } else {
                draft.putAside("another alert was issued before under the same id and version");
            }
        }
        return draft.end();
    }

    static void sendAgain(Draft draft) {
        if (!draft.phase().ended()) {
            draft.current().stream().filter(order -> !order.acknowledged()).forEach(draft::send);
        }
    }

    private Dissemination base(@Nullable Dissemination state, LifecycleEvent.Issued event, Instant now) {
        var alert = event.alert();
        boolean cancel = alert.kind() == AlertKind.CANCEL;
        var target = cancel && state != null ? reachedOut(state, alert) : alert.target();
        double count = people.in(target);
        var expires =
                cancel && state != null && state.expires().isAfter(alert.expires()) ? state.expires() : alert.expires();
        return new Dissemination(
                Dissemination.FORM,
                alert.alertId(),
                alert.version(),
                alert.kind(),
                alert.mode(),
                alert.lane(),
                alert.acceptedAt(),
                expires,
                headline(alert),
                event.signed(),
                state == null ? target : state.everTargeted().union(target),
                target,
                count,
                count,
                cancel ? Phase.CANCELLING : Phase.DISSEMINATING,
                0,
                state == null ? 0 : state.revision(),
                now,
                now,
                versions(state, alert),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                state == null ? 0 : state.decisionCount(),
                state == null ? List.of() : state.steps(),
                state == null ? List.of() : state.held());
    }

    private static List<VersionNote> versions(@Nullable Dissemination state, AlertEvent alert) {
        var versions = new ArrayList<>(state == null ? List.<VersionNote>of() : state.versions());
        versions.add(new VersionNote(alert.version(), alert.kind(), alert.acceptedAt()));
        return versions;
    }

    private static String headline(AlertEvent alert) {
        for (var info : alert.cap().infos()) {
            return info.headline() == null ? info.event() : info.headline();
        }
        return "";
    }

    private static CellSet reachedOut(Dissemination state, AlertEvent cancel) {
        var cells = CellSet.EMPTY;
        for (var part : carriers(state.orders()).values()) {
            cells = cells.union(part);
        }
        return cells.isEmpty() ? cancel.target() : cells;
    }

    /** The channels that were told to emit some version, each with all cells it was told. */
    static Map<String, CellSet> carriers(List<OrderTrack> orders) {
        var carriers = new LinkedHashMap<String, CellSet>();
        for (var order : orders) {
            if (order.action() != OrderAction.STOP) {
                carriers.merge(order.channel(), order.cells(), CellSet::union);
            }
        }
        return carriers;
    }

    private void begin(Draft draft, @Nullable Dissemination state, AlertEvent alert, List<ChannelView> channels) {
        var version = draft.base();
        draft.draw(
                version.people(),
                "%s accepted for %s people in %s"
                        .formatted(
                                alert.kind(),
                                Figures.people(version.people()),
                                Figures.cells(version.target().size())));
        if (!draft.now().isBefore(version.expires())) {
            draft.decide(null, "nothing is ordered: it expired at " + version.expires());
            waves.evaluate(draft, channels);
            return;
        }
        draft.nextWave();
        var carriers = state == null ? Map.<String, CellSet>of() : carriers(state.orders());
        if (alert.kind() == AlertKind.CANCEL) {
            stop(draft, state == null ? everywhere(channels, version.target()) : carriers);
        } else {
            first(draft, state, carriers, channels);
            leave(draft, carriers);
        }
        waves.rest(draft);
    }

    private static Map<String, CellSet> everywhere(List<ChannelView> channels, CellSet target) {
        var all = new LinkedHashMap<String, CellSet>();
        channels.forEach(view -> all.put(view.channel(), target));
        return all;
    }

    private void stop(Draft draft, Map<String, CellSet> carriers) {
        carriers.forEach((channel, cells) -> order(
                draft,
                channel,
                OrderAction.STOP,
                cells,
                "the alert is cancelled; %s was told to emit it in %s"
                        .formatted(channel, Figures.cells(cells.size()))));
        if (carriers.isEmpty()) {
            draft.decide(null, "the alert is cancelled; no channel was told to emit it, so none is told to stop");
        }
    }

    /** Whoever carries an older version gets the new one, healthy or not: what is old must not stay in the air. */
    private void replace(
            Draft draft, @Nullable Dissemination state, Map<String, CellSet> carriers, List<ChannelView> channels) {
        var target = draft.base().target();
        var added = state == null ? target : target.minus(state.target());
        var wide = policy.of(draft.base().lane()).all() ? target : added;
        carriers.forEach((channel, old) -> {
            var more = draft.held(channel).isPresent() ? CellSet.EMPTY : reach(channels, channel, wide);
            var cells = old.intersect(target).union(more);
            if (!cells.isEmpty()) {
                var reason = "the update goes to whom the alert went: %s of %s, %s of them new"
                        .formatted(
                                cells.size(),
                                Figures.cells(target.size()),
                                cells.minus(old).size());
                order(draft, channel, OrderAction.REPLACE, cells, reason);
            }
        });
    }

    /** Where an older version was emitted and the new one no longer applies, it is stopped. */
    private void leave(Draft draft, Map<String, CellSet> carriers) {
        var left = new LinkedHashMap<String, CellSet>();
        carriers.forEach(
                (channel, old) -> left.put(channel, old.minus(draft.base().target())));
        left.values().removeIf(CellSet::isEmpty);
        if (!left.isEmpty()) {
            draft.nextWave();
            left.forEach((channel, cells) ->
                    order(draft, channel, OrderAction.STOP, cells, "the update's area leaves these cells out"));
        }
    }

    private static CellSet reach(List<ChannelView> channels, String channel, CellSet area) {
        for (var view : channels) {
            if (view.channel().equals(channel)) {
                return view.reach().within(area);
            }
        }
        return CellSet.EMPTY;
    }

    private void first(
            Draft draft, @Nullable Dissemination state, Map<String, CellSet> carriers, List<ChannelView> channels) {
        replace(draft, state, carriers, channels);
        var version = draft.base();
        var scope =
                state == null || carriers.isEmpty() || policy.of(version.lane()).all()
                        ? version.target()
                        : version.target().minus(state.target());
        if (scope.isEmpty()) {
            return;
        }
        var plan = planner.firstWave(outlook.situation(draft, channels), scope);
        for (var chosen : plan.chosen()) {
            order(draft, chosen.channel(), OrderAction.EMIT, chosen.cells(), plan.trigger() + ": " + chosen.reason());
        }
        for (Choice.Passed passed : plan.passed()) {
            if (passed.telling()) {
                draft.note(passed.channel(), passed.reason());
            }
        }
    }

    private void order(Draft draft, String channel, OrderAction action, CellSet cells, String reason) {
        waves.order(draft, channel, action, cells, 1, reason);
    }
}
