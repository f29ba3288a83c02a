package nl.weerklank.channel.runtime.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import nl.weerklank.channel.runtime.carry.Backoff;
import nl.weerklank.channel.runtime.carry.Delivery;
import nl.weerklank.channel.runtime.status.ChannelPulse;
import nl.weerklank.channel.runtime.status.RouteTester;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.signature.TrustStore;

/**
 * What a runtime is started with.
 *
 * @param instance this copy's name, unique among all that run; a copy started again keeps it
 * @param trust the keys that this process itself trusts
 * @param stateDir a folder that survives restarts; each channel has one of its own in it
 * @param modes what the emitters hold permission for
 */
public record RuntimeSettings(
        String bootstrapServers,
        String instance,
        TrustStore trust,
        Path stateDir,
        Set<Mode> modes,
        List<Channel> channels,
        Delivery.Settings delivery,
        ChannelPulse.Pace pace,
        RouteTester.Pace routeTests) {

    /** One channel: the name chooses its topic, the type its adapter. */
    public record Channel(String name, String type, Map<String, String> properties) {

        public Channel {
            properties = Map.copyOf(properties);
        }
    }

    public RuntimeSettings {
        modes = Set.copyOf(modes);
        channels = channels.stream().sorted(Comparator.comparing(Channel::name)).toList();
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("no channel is configured; name at least one");
        }
    }

    /** How a channel is run unless said otherwise. */
    public static Delivery.Settings usualDelivery(Set<Mode> modes) {
        return new Delivery.Settings(
                modes,
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), RandomGenerator.getDefault()),
                16,
                4,
                500);
    }

    /** Every route tested every three minutes, twenty seconds to answer. */
    public static RouteTester.Pace usualRouteTests() {
        return new RouteTester.Pace(Duration.ofMinutes(3), Duration.ofSeconds(20));
    }

    /** A route test every two seconds, three seconds to answer. */
    public static ChannelPulse.Pace usualPace() {
        return new ChannelPulse.Pace(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }
}
