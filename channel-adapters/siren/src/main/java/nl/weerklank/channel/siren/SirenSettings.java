package nl.weerklank.channel.siren;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.weerklank.channel.siren.modbus.RegisterMap;
import nl.weerklank.channel.siren.mqtt.MqttAccess;
import nl.weerklank.channel.siren.mqtt.MqttTopics;
import nl.weerklank.channel.siren.park.Audibility;
import nl.weerklank.channel.siren.park.ParkCsv;
import nl.weerklank.channel.siren.park.PostChoice;
import nl.weerklank.channel.siren.park.SirenPark;
import nl.weerklank.channel.siren.park.SyntheticPark;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.channel.siren.round.Pace;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.place.PeopleMap;

/**
 * The siren channel's configuration, read once and checked.
 *
 * @param park every post
 * @param secretFile the park's secret, see {@link nl.weerklank.channel.siren.command.ParkSecret}
 * @param mqtt how the broker is reached; empty for a park without MQTT posts
 * @param startLead from an order to the common start; empty for as long as the posts need to answer
 * @param outside whether posts outside the approved area may sound for cells inside it
 * @param allClear whether a cancel sounds the all-clear in countries that have one
 * @param selfTestEvery from one silent self-test round to the next; zero for none
 */
record SirenSettings(
        SirenPark park,
        Path secretFile,
        SignalBook signals,
        RegisterMap signedRegisters,
        RegisterMap plainRegisters,
        Optional<MqttAccess> mqtt,
        MqttTopics topics,
        Pace pace,
        Optional<Duration> startLead,
        PostChoice.Outside outside,
        boolean allClear,
        Duration selfTestEvery) {

    /** Eighteen concentrators: no more than 247 posts behind each. */
    private static final String USUAL_GATEWAYS =
            IntStream.range(5020, 5038).mapToObj(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));

    /** @throws IllegalArgumentException naming the setting that is wrong and what it should be */
    static SirenSettings read(ChannelSettings settings) {
        var properties = settings.properties();
        return new SirenSettings(
                park(settings),
                Optional.ofNullable(properties.get("secret-file"))
                        .map(Path::of)
                        .orElseGet(() -> settings.stateDir().resolve("park.secret")),
                signals(settings),
                RegisterMap.signed().with("registers.signed.", properties),
                RegisterMap.plain().with("registers.plain.", properties),
                mqtt(settings),
                topics(settings),
                pace(settings),
                settings.get("start-lead-ms", "auto").equals("auto")
                        ? Optional.empty()
                        : Optional.of(millis(settings, "start-lead-ms", Duration.ZERO)),
                outside(settings),
                flag(settings, "all-clear", true),
                Duration.ofHours(Math.max(0, settings.getInt("self-test-hours", 24))));
    }

    private static SirenPark park(ChannelSettings settings) {
        var audibility = Optional.ofNullable(settings.properties().get("audibility"))
                .map(Audibility::parse)
                .orElse(Audibility.ASSUMED);
        var file = settings.get("park", "synthetic");
        if (!file.equals("synthetic")) {
            try {
                return ParkCsv.read(Path.of(file), audibility);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "channel %s: setting park names %s, which cannot be read".formatted(settings.channel(), file),
                        e);
            }
        }
        var gateways = List.of(settings.get("gateways", USUAL_GATEWAYS).split("\\s*,\\s*"));
        var posts = SyntheticPark.make(
                settings.getInt("posts", SyntheticPark.POSTS),
                PeopleMap.ofShippedPlaces(),
                SyntheticPark.concentrators(gateways, Trust.SIGNED));
        return new SirenPark(SyntheticPark.LABEL, posts, audibility);
    }

    private static SignalBook signals(ChannelSettings settings) {
        var file = settings.properties().get("signals-file");
        try {
            return file == null ? SignalBook.shipped() : SignalBook.read(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "channel %s: setting signals-file names %s, which cannot be read"
                            .formatted(settings.channel(), file),
                    e);
        }
    }

    private static String clientId(ChannelSettings settings) {
        return settings.get("mqtt.client-id", "weerklank-" + settings.channel());
    }

    private static Optional<MqttAccess> mqtt(ChannelSettings settings) {
        var broker = settings.properties().get("mqtt.broker");
        if (broker == null) {
            return Optional.empty();
        }
        if (!broker.matches("[^\\s:]+:[0-9]{1,5}")) {
            throw new IllegalArgumentException("channel %s: setting mqtt.broker must be host:port, not '%s'"
                    .formatted(settings.channel(), broker));
        }
        int colon = broker.lastIndexOf(':');
        return Optional.of(new MqttAccess(
                broker.substring(0, colon),
                Integer.parseInt(broker.substring(colon + 1)),
                flag(settings, "mqtt.tls", false),
                clientId(settings),
                settings.get("mqtt.username", ""),
                password(settings)));
    }

    private static String password(ChannelSettings settings) {
        var file = settings.properties().get("mqtt.password-file");
        try {
            return file == null ? "" : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "channel %s: setting mqtt.password-file names %s, which cannot be read"
                            .formatted(settings.channel(), file),
                    e);
        }
    }

    private static MqttTopics topics(ChannelSettings settings) {
        var usual = MqttTopics.usual(clientId(settings));
        return new MqttTopics(
                settings.get("mqtt.topic.command", usual.command()),
                settings.get("mqtt.topic.ask", usual.ask()),
                settings.get("mqtt.topic.reply", usual.reply()));
    }

    private static Pace pace(ChannelSettings settings) {
        var usual = Pace.DEFAULT;
        return new Pace(
                millis(settings, "patience-ms", usual.patience()),
                millis(settings, "stop-patience-ms", usual.stopPatience()),
                usual.again(),
                usual.looks(),
                millis(settings, "measure-after-ms", usual.measureAfter()),
                usual.sayAfter());
    }

    private static Duration millis(ChannelSettings settings, String key, Duration otherwise) {
        var value = settings.getInt(key, (int) otherwise.toMillis());
        if (value < 0 || value > 60_000) {
            throw new IllegalArgumentException("channel %s: setting %s lies between 0 and 60000 ms, not %d"
                    .formatted(settings.channel(), key, value));
        }
        return Duration.ofMillis(value);
    }

    private static PostChoice.Outside outside(ChannelSettings settings) {
        var text = settings.get("outside-posts", "needed");
        try {
            return PostChoice.Outside.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "channel %s: setting outside-posts must be needed or never, not '%s'"
                            .formatted(settings.channel(), text),
                    e);
        }
    }

    private static boolean flag(ChannelSettings settings, String key, boolean otherwise) {
        return switch (settings.get(key, Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException("channel %s: setting %s must be true or false, not '%s'"
                        .formatted(settings.channel(), key, settings.get(key, "")));
        };
    }
}
