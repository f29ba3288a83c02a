package nl.weerklank.dispatch.table;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.dispatch.channel.ChannelDirectory;
import nl.weerklank.dispatch.channel.ChannelView;

/** The channels as last heard of, shared by all tasks of this process. */
public final class ChannelTables {

    private volatile ChannelDirectory directory = ChannelDirectory.empty();
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
        return directory.views(channels, clock.instant(), silence);
    }

    public synchronized void heard(String key, ChannelStatus status) {
        directory = directory.with(key, status);
    }

    public synchronized void heard(String key, ChannelCoverage coverage) {
        directory = directory.with(key, coverage);
    }

    public synchronized void forgetStatus(String key) {
        directory = directory.withoutStatus(key);
    }

    public synchronized void forgetCoverage(String key) {
        directory = directory.withoutCoverage(key);
    }
}
