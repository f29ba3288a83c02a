package nl.weerklank.dispatch.status;

import java.time.Instant;
import java.util.List;
import nl.weerklank.dispatch.channel.ChannelView;
import org.jspecify.annotations.Nullable;

/** How one channel is, as the API says it. */
public record ChannelStatusView(
        String channel,
        String state,
        String reason,
        List<String> modes,
        @Nullable Instant heartbeat,
        int instances,
        int coveredCells) {

    static ChannelStatusView of(ChannelView view) {
        return new ChannelStatusView(
                view.channel(),
                view.state().name(),
                view.reason(),
                view.modes().stream().map(Enum::name).sorted().toList(),
                view.heartbeat(),
                view.instances(),
                view.reach().size());
    }
}
