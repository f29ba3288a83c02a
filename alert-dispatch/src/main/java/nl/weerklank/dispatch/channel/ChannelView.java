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
 */
public record ChannelView(
        String channel,
        ChannelState state,
        String reason,
        Set<Mode> modes,
        @Nullable Instant heartbeat,
        int instances,
        Reach reach) {

    public ChannelView {
        modes = Set.copyOf(modes);
    }

    /** Whether new orders may go to it. */
    public boolean healthy() {
        return state == ChannelState.UP || state == ChannelState.DEGRADED;
    }
}
