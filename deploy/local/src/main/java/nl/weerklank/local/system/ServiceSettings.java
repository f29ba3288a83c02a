package nl.weerklank.local.system;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;

/** What each service of a Weerklank on one machine is configured with, and the file that tells it so. */
final class ServiceSettings {

    /** The channels of the runtime that does not face the public, by their type. */
    private static final Map<String, String> CHANNELS =
            Map.of("cell-broadcast", "cell-broadcast", "siren", "siren", "radio", "radio", "radio-reserve", "radio");

    private final Layout layout;
    private final Settings settings;
    private final Secrets secrets;
    private final Function<String, Map<?, ?>> adapterProperties;

    /** @param adapterProperties the settings that point a channel at its simulated network; asked when a service is about to start */
    ServiceSettings(Layout layout, Settings settings, Secrets secrets, Function<String, Map<?, ?>> adapterProperties) {
        this.layout = layout;
        this.settings = settings;
        this.secrets = secrets;
        this.adapterProperties = adapterProperties;
    }

    /** Writes the service's configuration where only its owner can read it, and returns the file. */
    Path write(Service service) {
        var file = file(service);
        var properties = new Properties();
        properties.put("config_ordinal", "290");
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(service.port(layout.ports())));
        properties.put("kafka.bootstrap.servers", broker());
        properties.putAll(
                switch (service) {
                    case INGEST -> ingest();
                    case DISPATCH -> dispatch();
                    case CHANNELS -> channels();
                    case WEB -> web();
                });
        try {
            var text = new StringWriter();
            properties.store(text, "Written by the launcher at every start.");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
            return file;
        } catch (IOException e) {
            throw new Refusal("cannot write %s: %s".formatted(file, Sentences.reason(e)), e);
        }
    }

    /** The address of the broker. */
    String broker() {
        return settings.broker().orElse("127.0.0.1:" + layout.ports().broker());
    }

    private Path file(Service service) {
        return layout.run().resolve(service.part() + ".properties");
    }

    private Map<String, String> ingest() {
        var options = new LinkedHashMap<String, String>();
        options.put("weerklank.ingest.signing.live-key", secrets.key(Mode.LIVE).toString());
        options.put("weerklank.ingest.signing.live-key-id", Secrets.LIVE_KEY_ID);
        options.put(
                "weerklank.ingest.signing.exercise-key",
                secrets.key(Mode.EXERCISE).toString());
        options.put("weerklank.ingest.signing.exercise-key-id", Secrets.EXERCISE_KEY_ID);
        options.put("weerklank.ingest.accounts-file", secrets.accountsFile().toString());
        options.put("weerklank.ingest.senders-file", secrets.sendersFile().toString());
        settings.rules().ifPresent(files -> options.put("weerklank.picture.rules", files));
        settings.sources().ifPresent(file -> options.put("weerklank.signals.sources-file", file));
        options.put("weerklank.picture.state-dir", layout.state("picture").toString());
        options.putAll(console());
        options.putAll(database());
        return options;
    }

    /** Whom the crisis centre's console asks: dispatch how alerts reach people, the runtimes what channels make of a text. */
    private Map<String, String> console() {
        var options = new LinkedHashMap<String, String>();
        var ports = layout.ports();
        options.put(
                "weerklank.ingest.previews.addresses",
                address(Service.CHANNELS.port(ports)) + "," + address(Service.WEB.port(ports)));
        if (Files.exists(secrets.deskPasswordFile())) {
            options.put("weerklank.ingest.dispatch.address", address(Service.DISPATCH.port(ports)));
            options.put("weerklank.ingest.dispatch.account", Secrets.DESK);
            options.put(
                    "weerklank.ingest.dispatch.password-file",
                    secrets.deskPasswordFile().toString());
        }
        return options;
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    private Map<String, String> dispatch() {
        var options = new LinkedHashMap<String, String>();
        options.put("weerklank.dispatch.channels", String.join(",", Settings.CHANNELS));
        options.put("weerklank.dispatch.reserve", String.join(",", Settings.RESERVE));
        options.put("weerklank.dispatch.instance", "dispatch-1");
        options.put("weerklank.dispatch.state-dir", layout.state("dispatch").toString());
        options.put("weerklank.dispatch.trust-file", secrets.trustFile().toString());
        options.put("weerklank.dispatch.accounts-file", secrets.accountsFile().toString());
        options.putAll(database());
        return options;
    }

    private Map<String, String> channels() {
        var options = runtime("channels-1");
        options.put("weerklank.runtime.accounts-file", secrets.accountsFile().toString());
        CHANNELS.forEach((channel, type) -> channel(options, channel, type));
        return options;
    }

    private Map<String, String> web() {
        var options = runtime("web-1");
        channel(options, "web", "web");
        options.put(
                "weerklank.runtime.channels.web.settings.trust-file",
                secrets.trustFile().toString());
        options.put(
                "weerklank.runtime.channels.web.settings.port",
                Integer.toString(layout.ports().webOrigin()));
        return options;
    }

    private Map<String, String> runtime(String instance) {
        var options = new LinkedHashMap<String, String>();
        options.put("weerklank.runtime.instance", instance);
        options.put("weerklank.runtime.trust-file", secrets.trustFile().toString());
        options.put("weerklank.runtime.state-dir", layout.state(instance).toString());
        options.put("weerklank.runtime.modes", "LIVE");
        return options;
    }

    private void channel(Map<String, String> options, String channel, String type) {
        var prefix = "weerklank.runtime.channels." + channel + ".";
        options.put(prefix + "type", type);
        adapterProperties
                .apply(channel)
                .forEach((key, value) -> options.put(prefix + "settings." + key, String.valueOf(value)));
    }

    private Map<String, String> database() {
        var database = settings.database()
                .orElse(new Settings.Database(
                        "127.0.0.1", layout.ports().database(), "postgres", "postgres", "postgres"));
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    /** Every service, for one who wants all of them. */
    static List<Service> all() {
        return List.of(Service.values());
    }
}
