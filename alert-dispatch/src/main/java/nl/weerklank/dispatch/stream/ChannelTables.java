package nl.weerklank.dispatch.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.dispatch.channel.ChannelDirectory;
import nl.weerklank.dispatch.channel.ChannelView;

/** The channels as last heard of, shared by all tasks of this process. */
public final class ChannelTables {

    private final AtomicReference<ChannelDirectory> directory = new AtomicReference<>(ChannelDirectory.empty());
    private final List<String> channels;
    private final Duration silence;
    private final InstantSource clock;

    /**
     * @param channels the configured channels, in the order in which they are preferred when all else is equal
     * @param silence how long an instance may be silent before it counts as down
     */
    public ChannelTables(List<String> channels, Duration silence, InstantSource clock) {
        this.channels = List.copyOf(channels);
        this.silence = silence;
        this.clock = clock;
    }

    /** Each configured channel as it is now. */
    public List<ChannelView> views() {
        return directory.get().views(channels, clock.instant(), silence);
    }

    void heard(String key, ChannelStatus status) {
        directory.updateAndGet(before -> before.with(key, status));
    }

    void heard(String key, ChannelCoverage coverage) {
        directory.updateAndGet(before -> before.with(key, coverage));
    }

    void forgetStatus(String key) {
        directory.updateAndGet(before -> before.withoutStatus(key));
    }

    void forgetCoverage(String key) {
        directory.updateAndGet(before -> before.withoutCoverage(key));
    }
}
