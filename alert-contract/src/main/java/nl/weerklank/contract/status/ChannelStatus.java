package nl.weerklank.contract.status;

import java.time.Instant;
import java.util.Set;
import nl.weerklank.contract.alert.Mode;

/**
 * A channel's heartbeat: how it is, why, and what it may emit.
 *
 * @param type the kind of adapter behind the channel, such as {@code cell-broadcast}
 * @param modes what its emitter holds permission for
 * @param reason one plain sentence why the state is what it is
 */
public record ChannelStatus(
        int schema,
        String channel,
        String instance,
        String type,
        Instant at,
        ChannelState state,
        String reason,
        Set<Mode> modes) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    public ChannelStatus {
        modes = Set.copyOf(modes);
    }
}
