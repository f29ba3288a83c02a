package nl.weerklank.channel.runtime.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.alert.Mode;

/** The configuration of a channel runtime. */
@ConfigMapping(prefix = "weerklank.runtime")
interface RuntimeConfig {

    /** This copy's name, unique among all that run; keep it over restarts. */
    @WithDefault("channels-1")
    String instance();

    /** The keys that may issue alerts, a line each: {@code key-id MODE[,MODE] base64-key}. */
    Path trustFile();

    /** A folder that survives restarts. */
    @WithDefault("var/channel-runtime")
    Path stateDir();

    /** What the emitters hold permission for. */
    @WithDefault("LIVE")
    Set<Mode> modes();

    /** How often each route of each channel is tested through the real protocol, without public effect. */
    @WithDefault("3m")
    Duration routeTests();

    /** Who may test channels by hand, see {@link nl.weerklank.contract.account.Accounts}; without it nobody may. */
    Optional<Path> accountsFile();

    /** The channels to run, by name; the name is also the suffix of the orders topic. */
    Map<String, Channel> channels();

    /** One channel. */
    interface Channel {

        /** Which adapter: {@code cell-broadcast}, {@code siren}, {@code radio}, {@code web}. */
        String type();

        /** The adapter's own settings. */
        Map<String, String> settings();
    }
}
