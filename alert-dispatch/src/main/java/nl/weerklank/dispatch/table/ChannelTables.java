package nl.weerklank.dispatch.table;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.dispatch.channel.ChannelDirectory;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.control.Rulings;

/** The channels as last heard of, shared by all tasks of this process. */
public final class ChannelTables {

    private volatile ChannelDirectory directory = ChannelDirectory.empty();
    private volatile Rulings rulings = Rulings.NONE;
    private volatile Map<String, Double> passing = Map.of();
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

    /** Each configured channel as it is now and may be used. */
    public List<ChannelView> views() {
        var now = clock.instant();
        var ruled = rulings;
        return bare().stream().map(view -> ruled.applied(view, now)).toList();
    }

    /** Each configured channel as it is now, whatever was ruled about it. */
    public List<ChannelView> bare() {
        var views = directory.views(channels, clock.instant(), silence);
        var tested = passing;
        return tested.isEmpty()
                ? views
                : views.stream()
                        .map(view -> view.passing(tested.getOrDefault(view.channel(), 1.0)))
                        .toList();
    }

    /** What was ruled about the channels. */
    public Rulings rulings() {
        return rulings;
    }

    /** What share of each channel's routes passed the last test; it decides only who is used first. */
    public void tested(Map<String, Double> shares) {
        passing = Map.copyOf(shares);
    }

    public synchronized void heard(String key, ChannelControl control) {
        rulings = rulings.with(key, control);
    }

    public synchronized void forgetControl(String key) {
        rulings = rulings.without(key);
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
