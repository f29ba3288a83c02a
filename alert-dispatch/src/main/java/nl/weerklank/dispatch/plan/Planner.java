package nl.weerklank.dispatch.plan;

import java.util.ArrayList;
import java.util.TreeSet;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.dispatch.channel.ChannelView;
import org.jspecify.annotations.Nullable;

/**
 * Puts waves together: the first by lane and channel health, later ones as a greedy weighted cover of whom the projection
 * leaves unreached. Every channel gets a choice with its reason.
 */
public final class Planner {

    private static final double LEAST_SHARE = 0.001;

    private final PlanPolicy policy;

    public Planner(PlanPolicy policy) {
        this.policy = policy;
    }

    /** Orders for a version that nothing was ordered for yet, or for new cells of it. */
    public WavePlan firstWave(Situation situation, CellSet scope) {
        var cover = new Cover(situation, situation.projected());
        double before = cover.left();
        var wave = new Wave(situation, cover);
        for (var view : situation.channels()) {
            if (policy.reserve().contains(view.channel())) {
                wave.keepBack(view);
            } else if (!view.lastResort() || situation.lane().all()) {
                wave.offer(view, scope);
            }
        }
        var lane = situation.lane();
        int taken = 0;
        while (taken < lane.firstWave() && (lane.all() || taken == 0 || situation.misses(cover.left()))) {
            if (wave.takeBest(0) == null) {
                break;
            }
            taken++;
        }
        if (!lane.all()) {
            lastResort(situation, wave, scope);
        }
        return wave.end("first wave", true, before, passed(situation, cover, taken));
    }

    /** Quarantined channels, at once for cells that no other channel is ordered for or covers. */
    private void lastResort(Situation situation, Wave wave, CellSet scope) {
        var covered = wave.chosen();
        for (var view : situation.channels()) {
            if (!view.lastResort() && barrier(view, situation.mode()) == null) {
                covered = covered.union(view.reach().within(scope));
            }
        }
        for (var view : situation.channels()) {
            if (!view.lastResort() || policy.reserve().contains(view.channel())) {
                continue;
            }
            var alone = view.reach().within(scope.minus(covered));
            if (situation.people().in(alone) > 0) {
                wave.offer(view, alone);
                wave.takeOnly(view);
            }
            wave.hold(view);
        }
    }

    private static String passed(Situation situation, Cover cover, int taken) {
        return taken >= situation.lane().firstWave()
                ? "the first wave of this lane takes %d channels".formatted(taken)
                : "not needed yet: the projection leaves %s of %s people, within the goal of %s"
                        .formatted(
                                Figures.people(cover.left()),
                                Figures.people(situation.total()),
                                Figures.share(situation.lane().goal(), 1));
    }

    /** Orders for whom the orders so far failed, or will not reach in time; empty when there is nothing to do now. */
    public WavePlan nextWave(Situation situation) {
        var cover = new Cover(situation, situation.projected());
        double before = cover.left();
        var failed = failedCells(situation);
        boolean hedge = situation.misses(before) && outOfPatience(situation);
        var lane = situation.lane();
        var called = hedge ? situation.target() : failed;
        var wave = new Wave(situation, cover);
        for (var view : situation.channels()) {
            boolean reserve = policy.reserve().contains(view.channel()) || (view.lastResort() && !lane.all());
            wave.offer(view, lane.all() && !reserve ? situation.target() : called);
        }
        double least = Math.min(policy.leastGain(), LEAST_SHARE * situation.total());
        var served = CellSet.EMPTY;
        Choice.@Nullable Chosen best;
        do {
            best = wave.takeBest(least);
            served = best == null ? served : served.union(best.cells());
        } while (best != null && (lane.all() || situation.misses(cover.left())));
        for (var view : situation.channels()) {
            wave.retry(view, served, least);
        }
        boolean telling = !called.isEmpty() || !served.isEmpty();
        return wave.end(
                trigger(situation, failed, hedge, before), telling, before, "adds too few people to be worth an order");
    }

    private static boolean outOfPatience(Situation situation) {
        return !situation.now().isBefore(situation.lane().hedgeAt(situation.acceptedAt()))
                || situation.usage().values().stream()
                        .anyMatch(usage -> !usage.late().isEmpty());
    }

    private static CellSet failedCells(Situation situation) {
        var failed = CellSet.EMPTY;
        for (var usage : situation.usage().values()) {
            failed = failed.union(usage.failed());
        }
        return failed.intersect(situation.target());
    }

    private static String trigger(Situation situation, CellSet failed, boolean hedge, double projection) {
        var parts = new ArrayList<String>();
        for (var channel : new TreeSet<>(situation.usage().keySet())) {
            var cells = situation.usage(channel).failed();
            if (!cells.isEmpty()) {
                parts.add("%s failed in %s with %s people"
                        .formatted(
                                channel,
                                Figures.cells(cells.size()),
                                Figures.people(situation.people().in(cells))));
            }
        }
        if (hedge) {
            parts.add("the projection leaves %s people (%s), over the goal of %s within %d s"
                    .formatted(
                            Figures.people(projection),
                            Figures.share(projection, situation.total()),
                            Figures.share(situation.lane().goal(), 1),
                            situation.lane().budget().toSeconds()));
        }
        return parts.isEmpty() ? "a channel can reach more people" : String.join("; ", parts);
    }

    /** Why no order may go to this channel now, whatever the cells; null when one may. */
    public static @Nullable String barrier(ChannelView view, Mode mode) {
        if (!view.healthy()) {
            return "is " + view.state() + ": " + view.reason();
        }
        if (mode == Mode.LIVE && !view.modes().contains(Mode.LIVE)) {
            return "its emitter holds no permission for LIVE alerts";
        }
        return view.reach().isEmpty() ? "has published no coverage yet" : null;
    }
}
