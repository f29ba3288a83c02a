package nl.weerklank.channel.radio;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.channel.radio.interrupt.InterruptPackage;
import nl.weerklank.channel.radio.region.RegionPlan;
import nl.weerklank.contract.channel.ChannelSettings;

/**
 * The channel's own configuration.
 *
 * @param transmitters control address by region ({@code transmitter.<region>})
 * @param receivers stream that the probe listens to by region ({@code receiver.<region>}; default: the transmitter's own)
 * @param attentionSeconds length of the attention signal ({@code attention-seconds}, 8 to 25)
 * @param speechSeconds longest speech ({@code speech-seconds})
 * @param zone the listeners' clock ({@code zone})
 * @param espeak the speech program ({@code espeak})
 */
record RadioSettings(
        RegionPlan plan,
        Map<String, URI> transmitters,
        Map<String, URI> receivers,
        int attentionSeconds,
        int speechSeconds,
        ZoneId zone,
        String espeak) {

    private static final String TRANSMITTER = "transmitter.";
    private static final String RECEIVER = "receiver.";

    RadioSettings {
        transmitters = Map.copyOf(transmitters);
        receivers = Map.copyOf(receivers);
    }

    static RadioSettings of(ChannelSettings settings) {
        var plan = Optional.ofNullable(settings.properties().get("regions"))
                .map(file -> RegionPlan.read(Path.of(file)))
                .orElseGet(RegionPlan::shipped);
        int attention = settings.getInt("attention-seconds", (int) InterruptPackage.SHORTEST_ATTENTION);
        if (attention < InterruptPackage.SHORTEST_ATTENTION || attention > InterruptPackage.LONGEST_ATTENTION) {
            throw new IllegalArgumentException("channel %s: attention-seconds must lie between 8 and 25, not %d"
                    .formatted(settings.channel(), attention));
        }
        return new RadioSettings(
                plan,
                addresses(settings, plan, TRANSMITTER),
                addresses(settings, plan, RECEIVER),
                attention,
                settings.getInt("speech-seconds", 60),
                ZoneId.of(settings.get("zone", "Europe/Amsterdam")),
                settings.get("espeak", "espeak-ng"));
    }

    private static Map<String, URI> addresses(ChannelSettings settings, RegionPlan plan, String prefix) {
        var found = new HashMap<String, URI>();
        settings.properties().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                var region = key.substring(prefix.length());
                if (plan.regions().stream().noneMatch(r -> r.id().equals(region))) {
                    throw new IllegalArgumentException("channel %s: setting %s names a region that is not in the plan"
                            .formatted(settings.channel(), key));
                }
                found.put(region, URI.create(value));
            }
        });
        return found;
    }
}
