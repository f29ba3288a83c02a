package nl.weerklank.channel.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.signature.TrustStore;
import org.jspecify.annotations.Nullable;

/**
 * The web channel's block of configuration, read and checked.
 *
 * @param port where the origin listens on this machine; 0 takes a free port
 * @param edge the edge's control address
 * @param publicAddress what residents type, without a slash at its end
 * @param pushSubject how push services reach whoever runs this
 * @param pushServices hosts of push services that may be called; an ending begins with a dot
 * @param localCallbacks whether feed subscribers on this machine are called, for development
 * @param seenEnough how many residents of an area must say that they read an alert until it counts as SEEN there
 * @param chance of reaching somebody in any cell, between 0 and 1
 */
record WebSettings(
        int port,
        URI edge,
        String publicAddress,
        Duration edgeLimit,
        Duration observeLimit,
        double chance,
        int mostListeners,
        TrustStore trust,
        @Nullable Path textsFolder,
        String pushSubject,
        List<String> pushServices,
        boolean localCallbacks,
        int seenEnough) {

    private static final int HIGHEST_PORT = 65535;
    private static final String PUSH_SERVICES = "fcm.googleapis.com,updates.push.services.mozilla.com,"
            + "web.push.apple.com,.push.apple.com,.notify.windows.com";

    /** @throws IllegalArgumentException naming the setting that is wrong and what it should be */
    static WebSettings of(ChannelSettings settings) {
        int port = settings.getInt("port", 0);
        if (port < 0 || port > HIGHEST_PORT) {
            throw wrong(settings, "port", "a port from 0 (any free one) to 65535");
        }
        int percent = settings.getInt("chance-percent", 10);
        if (percent < 1 || percent > 100) {
            throw wrong(settings, "chance-percent", "a whole number from 1 to 100");
        }
        var edge = address(settings, "edge");
        return new WebSettings(
                port,
                edge,
                address(settings, "public-address").toString().replaceAll("/+$", ""),
                Duration.ofMillis(settings.getInt("edge-limit-ms", 5000)),
                Duration.ofMillis(settings.getInt("observe-limit-ms", 6000)),
                percent / 100.0,
                settings.getInt("most-listeners", 18_000),
                trust(settings),
                settings.properties().containsKey("texts-folder") ? Path.of(settings.get("texts-folder", "")) : null,
                settings.get("push-subject", "https://weerklank.example"),
                List.of(settings.get("push-services", PUSH_SERVICES).split("[,\\s]+")),
                Boolean.parseBoolean(settings.get("local-callbacks", "false")),
                Math.max(1, settings.getInt("seen-enough", 3)));
    }

    private static URI address(ChannelSettings settings, String key) {
        var text = settings.get(key, "");
        try {
            var uri = URI.create(text);
            if (uri.getScheme() != null && uri.getScheme().startsWith("http") && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(settings, key, "an address such as http://127.0.0.1:7780");
        }
        throw wrong(settings, key, "an address such as http://127.0.0.1:7780");
    }

    private static TrustStore trust(ChannelSettings settings) {
        var file = settings.get("trust-file", "");
        if (file.isEmpty()) {
            return new TrustStore(Map.of());
        }
        try {
            return TrustStore.read(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "channel %s: setting trust-file names %s, which cannot be read".formatted(settings.channel(), file),
                    e);
        }
    }

    private static IllegalArgumentException wrong(ChannelSettings settings, String key, String expected) {
        return new IllegalArgumentException("channel %s: setting %s must be %s, not '%s'"
                .formatted(settings.channel(), key, expected, settings.get(key, "")));
    }
}
