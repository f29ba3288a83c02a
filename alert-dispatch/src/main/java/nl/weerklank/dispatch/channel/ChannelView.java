package nl.weerklank.dispatch.channel;

import java.time.Instant;
import java.util.Set;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.coverage.Reach;
import org.jspecify.annotations.Nullable;

/**
 * One channel as dispatch sees it at a moment: the best of its instances, and whom it can reach.
 *
 * @param reason one plain sentence why the state is what it is
 * @param heartbeat when it was last heard of; null when never
 * @param lastResort whether it flaps, so that nothing is expected of it: tried by urgent alerts after the others, by others only where no other channel covers
 * @param passing the share of its routes that passed their last test; 1 where none was tested
 */
public record ChannelView(
        String channel,
        ChannelState state,
        String reason,
        Set<Mode> modes,
        @Nullable Instant heartbeat,
        int instances,
        Reach reach,
        boolean lastResort,
        double passing) {

    public ChannelView {
        modes = Set.copyOf(modes);
    }

    /** A channel that nothing was ruled about and none of whose routes failed. */
    public ChannelView(
            String channel,
            ChannelState state,
            String reason,
            Set<Mode> modes,
            @Nullable Instant heartbeat,
            int instances,
            Reach reach) {
        this(channel, state, reason, modes, heartbeat, instances, reach, false, 1);
    }

    /** The same channel in another state, for this reason. */
    public ChannelView as(ChannelState other, String why) {
        return new ChannelView(channel, other, why, modes, heartbeat, instances, reach, lastResort, passing);
    }

    /** The same channel, kept for whom no other reaches, for this reason. */
    public ChannelView lastResort(String why) {
        return new ChannelView(channel, state, why, modes, heartbeat, instances, reach, true, passing);
    }

    /** The same channel with this share of its routes passing. */
    public ChannelView passing(double share) {
        return new ChannelView(channel, state, reason, modes, heartbeat, instances, reach, lastResort, share);
    }

    /** Whether new orders may go to it. */
    public boolean healthy() {
        return state == ChannelState.UP || state == ChannelState.DEGRADED;
    }
}
