package nl.weerklank.dispatch.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.coverage.Proof;
import nl.weerklank.dispatch.coverage.Remainder;

/** All that planning looks at: whom the alert is for, how the channels are, what was asked of them, what time it is. */
public record Situation(
        CellSet target,
        double total,
        PeopleMap people,
        Mode mode,
        LanePolicy lane,
        Instant acceptedAt,
        Instant now,
        List<ChannelView> channels,
        Map<String, Usage> usage) {

    public Situation {
        channels = List.copyOf(channels);
        usage = Map.copyOf(usage);
    }

    Usage usage(String channel) {
        return usage.getOrDefault(channel, Usage.NONE);
    }

    /** What is confirmed or may still be expected in time; of a channel that flaps nothing is expected. */
    public List<Proof> projected() {
        var proofs = new ArrayList<Proof>();
        for (var view : channels) {
            var usage = usage(view.channel());
            var counted =
                    view.lastResort() ? usage.confirmed() : usage.confirmed().union(usage.expected());
            proofs.add(new Proof(view.reach(), counted));
        }
        return proofs;
    }

    /** People whom the projection leaves unreached. */
    public double projection() {
        return Remainder.people(target, people, projected());
    }

    boolean misses(double projection) {
        return projection > lane.goal() * total;
    }
}
