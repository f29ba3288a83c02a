package nl.weerklank.channel.radio;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import nl.weerklank.channel.radio.dab.LocationCode;
import nl.weerklank.channel.radio.interrupt.InterruptPackage;
import nl.weerklank.channel.radio.region.RegionPlan;
import nl.weerklank.channel.radio.region.TransmitterRegion;
import nl.weerklank.contract.channel.ChannelSettings;

/**
 * The channel's own configuration; {@code docs/channels/radio.md} lists every setting.
 *
 * @param transmitters control address by region
 * @param receivers stream that the probe listens to by region, where it is not the transmitter's own
 * @param streams port by region of the streams that the channel sends itself
 * @param icecasts mount by region of the Icecast servers that it feeds
 * @param programmes WAV file by region that such a stream repeats while nothing interrupts it
 * @param dabPlaces DAB location code by region
 * @param files where packages are also written as files
 */
record RadioSettings(
        RegionPlan plan,
        Map<String, URI> transmitters,
        Map<String, URI> receivers,
        Map<String, Integer> streams,
        Map<String, URI> icecasts,
        Map<String, Path> programmes,
        Map<String, LocationCode> dabPlaces,
        Optional<Path> files,
        int pager,
        int pagerRate,
        int attentionSeconds,
        int speechSeconds,
        ZoneId zone,
        String espeak) {

    RadioSettings {
        transmitters = Map.copyOf(transmitters);
        receivers = Map.copyOf(receivers);
        streams = Map.copyOf(streams);
        icecasts = Map.copyOf(icecasts);
        programmes = Map.copyOf(programmes);
        dabPlaces = Map.copyOf(dabPlaces);
    }

    /** @throws IllegalArgumentException naming the setting that is wrong and what it should be */
    static RadioSettings of(ChannelSettings settings) {
        var plan = Optional.ofNullable(settings.properties().get("regions"))
                .map(file -> RegionPlan.read(Path.of(file)))
                .orElseGet(RegionPlan::shipped);
        var found = new RadioSettings(
                plan,
                byRegion(settings, plan, "transmitter.", URI::create),
                byRegion(settings, plan, "receiver.", URI::create),
                byRegion(settings, plan, "stream.", Integer::valueOf),
                byRegion(settings, plan, "icecast.", URI::create),
                byRegion(settings, plan, "programme.", Path::of),
                byRegion(settings, plan, "dab.", LocationCode::parse),
                Optional.ofNullable(settings.properties().get("files")).map(Path::of),
                settings.getInt("pager", 0),
                settings.getInt("pager-rate", 1200),
                between(settings, "attention-seconds", (int) InterruptPackage.SHORTEST_ATTENTION, (int)
                        InterruptPackage.LONGEST_ATTENTION),
                Math.max(10, settings.getInt("speech-seconds", 60)),
                ZoneId.of(settings.get("zone", "Europe/Amsterdam")),
                settings.get("espeak", "espeak-ng"));
        found.check(settings.channel());
        return found;
    }

    /** The region of the plan with this id. */
    TransmitterRegion region(String id) {
        return plan.regions().stream()
                .filter(region -> region.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Regions whose stream the channel sends itself. */
    TreeSet<String> ownStreams() {
        var regions = new TreeSet<>(streams.keySet());
        regions.addAll(icecasts.keySet());
        return regions;
    }

    private void check(String channel) {
        if (transmitters.isEmpty() && ownStreams().isEmpty()) {
            throw new IllegalArgumentException("channel " + channel
                    + ": at least one setting transmitter.<region>, stream.<region> or icecast.<region>");
        }
        for (var region : ownStreams()) {
            if (transmitters.containsKey(region)) {
                throw new IllegalArgumentException("channel " + channel + ": region " + region
                        + " has a transmitter of its own; stream. and icecast. are for regions without one");
            }
        }
    }

    private static int between(ChannelSettings settings, String key, int least, int most) {
        int value = settings.getInt(key, least);
        if (value < least || value > most) {
            throw new IllegalArgumentException("channel %s: %s must lie between %d and %d, not %d"
                    .formatted(settings.channel(), key, least, most, value));
        }
        return value;
    }

    private static <T> Map<String, T> byRegion(
            ChannelSettings settings, RegionPlan plan, String prefix, Function<String, T> read) {
        var found = new HashMap<String, T>();
        settings.properties().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                var region = key.substring(prefix.length());
                if (plan.regions().stream().noneMatch(r -> r.id().equals(region))) {
                    throw new IllegalArgumentException("channel %s: setting %s names a region that is not in the plan"
                            .formatted(settings.channel(), key));
                }
                try {
                    found.put(region, read.apply(value));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "channel %s: setting %s: %s".formatted(settings.channel(), key, e.getMessage()), e);
                }
            }
        });
        return found;
    }
}
