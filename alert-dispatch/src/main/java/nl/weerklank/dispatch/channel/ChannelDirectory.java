package nl.weerklank.dispatch.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.dispatch.coverage.Reach;

/** Every channel instance that was ever heard of, its last heartbeat and its last coverage; immutable. */
public final class ChannelDirectory {

    private record Covering(String channel, Reach reach) {}

    private final Map<String, ChannelStatus> statuses;
    private final Map<String, Covering> coverages;
    private final Map<String, Reach> reaches;

    private ChannelDirectory(
            Map<String, ChannelStatus> statuses, Map<String, Covering> coverages, Map<String, Reach> reaches) {
        this.statuses = statuses;
        this.coverages = coverages;
        this.reaches = reaches;
    }

    public static ChannelDirectory empty() {
        return new ChannelDirectory(Map.of(), Map.of(), Map.of());
    }

    /** With this heartbeat as the instance's last. */
    public ChannelDirectory with(String key, ChannelStatus status) {
        var changed = new HashMap<>(statuses);
        changed.put(key, status);
        return new ChannelDirectory(Map.copyOf(changed), coverages, reaches);
    }

    /** With this coverage as the instance's last. */
    public ChannelDirectory with(String key, ChannelCoverage coverage) {
        var changed = new HashMap<>(coverages);
        changed.put(key, new Covering(coverage.channel(), Reach.of(coverage.groups())));
        return new ChannelDirectory(statuses, Map.copyOf(changed), reaches(changed));
    }

    /** Without the heartbeat of this instance. */
    public ChannelDirectory withoutStatus(String key) {
        var changed = new HashMap<>(statuses);
        changed.remove(key);
        return new ChannelDirectory(Map.copyOf(changed), coverages, reaches);
    }

    /** Without the coverage of this instance. */
    public ChannelDirectory withoutCoverage(String key) {
        var changed = new HashMap<>(coverages);
        changed.remove(key);
        return new ChannelDirectory(statuses, Map.copyOf(changed), reaches(changed));
    }

    /** The last heartbeat of an instance. */
    public Optional<ChannelStatus> status(String key) {
        return Optional.ofNullable(statuses.get(key));
    }

    /**
     * Each channel as it is now.
     *
     * @param silence an instance that was not heard of for longer counts as DOWN
     */
    public List<ChannelView> views(List<String> channels, Instant now, Duration silence) {
        return channels.stream().map(channel -> view(channel, now, silence)).toList();
    }

    private ChannelView view(String channel, Instant now, Duration silence) {
        var instances = new ArrayList<ChannelStatus>();
        for (var status : statuses.values()) {
            if (status.channel().equals(channel)) {
                instances.add(status);
            }
        }
        var reach = reaches.getOrDefault(channel, Reach.NONE);
        if (instances.isEmpty()) {
            return new ChannelView(
                    channel, ChannelState.DOWN, "never heard of: no heartbeat yet", Set.of(), null, 0, reach);
        }
        var best = instances.stream()
                .map(status -> aged(status, now, silence))
                .min(Comparator.comparing(ChannelStatus::state)
                        .thenComparing(ChannelStatus::at, Comparator.reverseOrder())
                        .thenComparing(ChannelStatus::instance))
                .orElseThrow();
        return new ChannelView(channel, best.state(), best.reason(), best.modes(), best.at(), instances.size(), reach);
    }

    private static ChannelStatus aged(ChannelStatus status, Instant now, Duration silence) {
        var age = Duration.between(status.at(), now);
        if (age.compareTo(silence) <= 0) {
            return status;
        }
        return new ChannelStatus(
                status.schema(),
                status.channel(),
                status.instance(),
                status.type(),
                status.at(),
                ChannelState.DOWN,
                "no heartbeat from %s for more than %d s".formatted(status.instance(), silence.toSeconds()),
                status.modes());
    }

    private static Map<String, Reach> reaches(Map<String, Covering> coverages) {
        var reaches = new HashMap<String, Reach>();
        coverages.values().forEach(covering -> reaches.merge(covering.channel(), covering.reach(), Reach::or));
        return Map.copyOf(reaches);
    }
}
