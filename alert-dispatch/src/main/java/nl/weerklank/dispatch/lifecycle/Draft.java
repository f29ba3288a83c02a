package nl.weerklank.dispatch.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.track.ChannelNote;
import nl.weerklank.dispatch.track.DecisionNote;
import nl.weerklank.dispatch.track.Dissemination;
import nl.weerklank.dispatch.track.FallbackNote;
import nl.weerklank.dispatch.track.Held;
import nl.weerklank.dispatch.track.OrderTrack;
import nl.weerklank.dispatch.track.Phase;
import nl.weerklank.dispatch.track.RemainderPoint;
import nl.weerklank.dispatch.track.StepNote;
import org.jspecify.annotations.Nullable;

/** A dissemination while one event is being worked into it; lives within one call of {@link Lifecycle}. */
final class Draft {

    private static final int MOST_DECISIONS = 100;
    private static final int MOST_STEPS = 200;
    private static final int MOST_POINTS = 150;
    private static final int MOST_FALLBACKS = 60;

    /** Of a channel that fails again and again, this many attempts are kept; the ledger has them all. */
    private static final int MOST_ATTEMPTS = 8;

    private final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private Dissemination base;
    private final List<OrderTrack> orders;
    private final List<StepNote> steps;
    private final List<Held> held;
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final List<RemainderPoint> curve;
    private final List<FallbackNote> fallbacks;
    private final List<DecisionNote> decisions;
    private int decisionCount;
    private int wave;
    private double remainder;
    private Phase phase;
    private Instant wakeAt;
    private boolean changed;

    Draft(Dissemination base, Instant now) {
        this.base = base;
        this.now = now;
        this.orders = new ArrayList<>(base.orders());
        base.notes().forEach(note -> notes.put(note.channel(), note.text()));
        this.steps = new ArrayList<>(base.steps());
        this.held = new ArrayList<>(base.held());
        this.curve = new ArrayList<>(base.curve());
        this.fallbacks = new ArrayList<>(base.fallbacks());
        this.decisions = new ArrayList<>(base.decisions());
        this.decisionCount = base.decisionCount();
        this.wave = base.wave();
        this.remainder = base.remainder();
        this.phase = base.phase();
        this.wakeAt = base.wakeAt();
    }

    Instant now() {
        return now;
    }

    /** The dissemination as it was, with the current version's own fields. */
    Dissemination base() {
        return base;
    }

    /** Goes on with a new version: its orders are still to come. */
    void begin(Dissemination version) {
        base = version;
        wave = 0;
        remainder = version.remainder();
        phase = version.phase();
        notes.clear();
        changed = true;
    }

    List<OrderTrack> orders() {
        return orders;
    }

    List<OrderTrack> current() {
        return orders.stream()
                .filter(order -> order.version() == base.version())
                .toList();
    }

    List<OrderTrack> current(String channel) {
        return orders.stream()
                .filter(order ->
                        order.version() == base.version() && order.channel().equals(channel))
                .toList();
    }

    void replace(OrderTrack before, OrderTrack after) {
        if (!before.equals(after)) {
            orders.set(orders.indexOf(before), shared(after));
            changed = true;
        }
    }

    private OrderTrack shared(OrderTrack order) {
        return new SharedCells(base.target(), base.everTargeted()).in(order, orders);
    }

    int nextWave() {
        wave++;
        changed = true;
        return wave;
    }

    int wave() {
        return wave;
    }

    /** Orders a channel: on record here, and out as an effect. */
    void order(
            String channel,
            OrderAction action,
            CellSet cells,
            double people,
            int attempt,
            Instant deadline,
            String reason) {
        var id = AlertIds.ofOrder(base.alertId(), base.version(), channel, wave);
        var track = new OrderTrack(
                id,
                base.version(),
                channel,
                wave,
                attempt,
                action,
                cells,
                people,
                reason,
                now,
                deadline,
                List.of(),
                CellSet.EMPTY,
                CellSet.EMPTY,
                null,
                List.of());
        orders.add(shared(track));
        fold(track);
        send(track);
        changed = true;
    }

    /** Lets go of attempts that failed wholly and that a newer one stands for, but for the first and the latest. */
    private void fold(OrderTrack newest) {
        var attempts = current(newest.channel());
        attempts.stream()
                .skip(1)
                .limit(Math.max(0, attempts.size() - 1 - MOST_ATTEMPTS))
                .filter(order -> order.failed().equals(order.cells())
                        && order.action() == newest.action()
                        && newest.cells().containsAll(order.cells()))
                .forEach(orders::remove);
    }

    /** The newest order of a channel in whose place an order that was let go of stood; empty when it never was given. */
    Optional<OrderTrack> standsFor(String orderId, String channel, int version) {
        var newest = orders.stream()
                .filter(order -> order.version() == version && order.channel().equals(channel))
                .reduce((older, newer) -> newer);
        return newest.filter(order -> IntStream.range(1, order.wave())
                .anyMatch(earlier -> AlertIds.ofOrder(base.alertId(), version, channel, earlier)
                        .equals(orderId)));
    }

    /** Sends an order that is on record; the same order again when it was sent before. */
    void send(OrderTrack track) {
        effects.add(new Effect.Send(new Order(
                Order.SCHEMA,
                track.orderId(),
                track.channel(),
                base.alertId(),
                track.version(),
                track.action(),
                base.mode(),
                base.lane(),
                track.cells(),
                track.wave(),
                track.issuedAt(),
                track.deadline(),
                base.expires(),
                track.reason(),
                base.signed())));
    }

    void fallback(FallbackNote note) {
        fallbacks.add(note);
        if (fallbacks.size() > MOST_FALLBACKS) {
            fallbacks.removeFirst();
        }
        changed = true;
    }

    void decide(@Nullable String channel, String text) {
        decisionCount++;
        var note = new DecisionNote(decisionCount, base.version(), now, channel, text);
        decisions.add(note);
        if (decisions.size() > MOST_DECISIONS) {
            decisions.removeFirst();
        }
        effects.add(new Effect.Record(note));
        changed = true;
    }

    /** Says why a channel is not ordered; on record once, not again while the reason stays the same. */
    void note(String channel, String text) {
        if (!text.equals(notes.put(channel, text))) {
            decide(channel, channel + " not ordered: " + text);
        }
    }

    /** Forgets why a channel was not ordered, because it now is. */
    void unnote(String channel) {
        notes.remove(channel);
    }

    /** Whether this step by hand was taken or refused before. */
    boolean knows(String stepId) {
        return steps.stream().anyMatch(step -> step.stepId().equals(stepId));
    }

    void step(StepNote note) {
        steps.add(note);
        if (steps.size() > MOST_STEPS) {
            steps.removeFirst();
        }
        changed = true;
    }

    /** By whom and why this channel is stopped for this alert, if it is. */
    Optional<Held> held(String channel) {
        return held.stream().filter(one -> one.channel().equals(channel)).findFirst();
    }

    void hold(Held channel) {
        held.add(channel);
        changed = true;
    }

    void release(String channel) {
        changed |= held.removeIf(one -> one.channel().equals(channel));
    }

    /** The channels as they may be used for this alert: those stopped by hand are closed. */
    List<ChannelView> usable(List<ChannelView> channels) {
        return held.isEmpty()
                ? channels
                : channels.stream()
                        .map(view -> held(view.channel())
                                .map(by -> view.as(
                                        ChannelState.CLOSED,
                                        "stopped by hand for this alert by %s: %s".formatted(by.by(), by.reason())))
                                .orElse(view))
                        .toList();
    }

    void putAside(String cause) {
        effects.add(new Effect.PutAside(cause));
    }

    double remainder() {
        return remainder;
    }

    /** Sets the remainder, and draws the curve further when it moved by a person. */
    void remainder(double people, String cause) {
        changed |= people != remainder;
        remainder = people;
        if (Math.abs(people - curve.getLast().remainder()) >= 0.5) {
            draw(people, cause);
        }
    }

    /** Draws a point of the curve, whether or not the remainder moved. */
    void draw(double people, String cause) {
        remainder = people;
        curve.add(new RemainderPoint(base.version(), now, people, cause));
        if (curve.size() > MOST_POINTS) {
            curve.remove(1 + curve.size() / 2);
        }
        changed = true;
    }

    Phase phase() {
        return phase;
    }

    void phase(Phase next) {
        changed |= next != phase;
        phase = next;
    }

    void wakeAt(Instant at) {
        wakeAt = at;
    }

    Decision end() {
        var wokenLater = !wakeAt.equals(base.wakeAt());
        if (!changed && !wokenLater) {
            return new Decision(base, effects);
        }
        return new Decision(frozen(), effects);
    }

    private Dissemination frozen() {
        return new Dissemination(
                Dissemination.FORM,
                base.alertId(),
                base.version(),
                base.kind(),
                base.mode(),
                base.lane(),
                base.acceptedAt(),
                base.expires(),
                base.headline(),
                base.signed(),
                base.everTargeted(),
                base.target(),
                base.people(),
                remainder,
                phase,
                wave,
                changed ? base.revision() + 1 : base.revision(),
                changed ? now : base.changedAt(),
                wakeAt,
                base.versions(),
                orders,
                notes.entrySet().stream()
                        .map(note -> new ChannelNote(note.getKey(), note.getValue()))
                        .toList(),
                curve,
                fallbacks,
                decisions,
                decisionCount,
                steps,
                held);
    }
}
