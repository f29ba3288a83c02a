package nl.weerklank.dispatch.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.dispatch.channel.ChannelView;
import org.jspecify.annotations.Nullable;

/** A wave while it is being put together. */
final class Wave {

    private record Offer(ChannelView view, CellSet cells) {}

    private final Situation situation;
    private final Cover cover;
    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private final Map<String, Choice> choices = new LinkedHashMap<>();

    Wave(Situation situation, Cover cover) {
        this.situation = situation;
        this.cover = cover;
    }

    /** Takes a channel into consideration for the part of the scope that it was not ordered for before. */
    void offer(ChannelView view, CellSet scope) {
        var barrier = Planner.barrier(view, situation.mode());
        if (barrier != null) {
            pass(view.channel(), barrier);
            return;
        }
        var covered = view.reach().within(scope);
        if (covered.isEmpty()) {
            pass(view.channel(), "covers none of these cells");
            return;
        }
        var fresh = covered.minus(situation.usage(view.channel()).ordered());
        if (fresh.isEmpty()) {
            pass(view.channel(), "is already ordered there");
            return;
        }
        offers.put(view.channel(), new Offer(view, fresh));
    }

    /** Does not consider a quarantined channel, because others reach there. */
    void hold(ChannelView view) {
        if (!(choices.get(view.channel()) instanceof Choice.Chosen)) {
            offers.remove(view.channel());
            pass(view.channel(), "is used only for whom no other channel reaches: " + view.reason());
        }
    }

    /** All cells that this wave orders so far. */
    CellSet chosen() {
        var cells = CellSet.EMPTY;
        for (var choice : choices.values()) {
            if (choice instanceof Choice.Chosen chosen) {
                cells = cells.union(chosen.cells());
            }
        }
        return cells;
    }

    /** Does not consider a channel, because it is kept for whom the others do not reach. */
    void keepBack(ChannelView view) {
        pass(view.channel(), "is held in reserve for whom the other channels do not reach");
    }

    /**
     * Chooses the channel that is expected to reach most of whom is left; null when none reaches at least so many. Of a channel
     * whose routes did not all pass their last test, people count by the share that did, and a quarantined one comes last.
     */
    Choice.@Nullable Chosen takeBest(double least) {
        Offer best = null;
        double most = -1;
        for (var offer : offers.values()) {
            double gain = cover.gain(offer.view().reach(), offer.cells());
            double worth = gain * offer.view().passing();
            boolean sooner =
                    best != null && best.view().lastResort() && !offer.view().lastResort();
            boolean later =
                    best != null && !best.view().lastResort() && offer.view().lastResort();
            if (gain >= least && !later && (sooner || worth > most)) {
                most = worth;
                best = offer;
            }
        }
        if (best == null) {
            return null;
        }
        offers.remove(best.view().channel());
        return choose(best.view(), best.cells(), 1, "covers");
    }

    /** Chooses this channel, if it is among those considered. */
    void takeOnly(ChannelView view) {
        var offer = offers.remove(view.channel());
        if (offer != null) {
            choose(view, offer.cells(), 1, "although quarantined, because no other channel covers them, covers");
        }
    }

    /** Lets a channel try again where it may, where no other channel of this wave helps. */
    void retry(ChannelView view, CellSet served, double least) {
        var usage = situation.usage(view.channel());
        var cells = usage.retryable().intersect(situation.target()).minus(served);
        if (cells.isEmpty() || choices.get(view.channel()) instanceof Choice.Chosen) {
            return;
        }
        var barrier = Planner.barrier(view, situation.mode());
        if (barrier != null) {
            putOff(view.channel(), barrier);
        } else if (situation.now().isBefore(usage.retryAt())) {
            putOff(view.channel(), "tries again at " + usage.retryAt());
        } else if (cover.gain(view.reach(), cells) >= least) {
            offers.remove(view.channel());
            choose(
                    view,
                    cells,
                    usage.attempts() + 1,
                    "every other channel is used there; attempt " + (usage.attempts() + 1) + " covers");
        }
    }

    /** The wave as it is, with this reason for channels that could have been chosen and were not. */
    WavePlan end(String trigger, boolean called, double before, String notChosen) {
        offers.keySet().forEach(channel -> pass(channel, notChosen));
        return new WavePlan(List.copyOf(choices.values()), trigger, called, before, cover.left());
    }

    private Choice.Chosen choose(ChannelView view, CellSet cells, int attempt, String verb) {
        double people = situation.people().in(cells);
        double left = cover.left(cells);
        double gain = cover.gain(view.reach(), cells);
        if (!view.lastResort()) {
            cover.take(view.reach(), cells);
        }
        var reason = "%s %s of %s with %s of %s people; expected to reach %s of %s not reached there"
                .formatted(
                        verb,
                        cells.size(),
                        Figures.cells(situation.target().size()),
                        Figures.people(people),
                        Figures.people(situation.total()),
                        Figures.people(gain),
                        Figures.people(left));
        var chosen = new Choice.Chosen(view.channel(), cells, people, gain, attempt, reason);
        choices.put(view.channel(), chosen);
        return chosen;
    }

    private void putOff(String channel, String reason) {
        choices.put(channel, new Choice.Passed(channel, reason, true));
    }

    private void pass(String channel, String reason) {
        var used = !situation.usage(channel).ordered().isEmpty();
        choices.put(channel, new Choice.Passed(channel, reason, !used));
    }
}
