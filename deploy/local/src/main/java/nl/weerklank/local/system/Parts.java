package nl.weerklank.local.system;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;
import nl.weerklank.local.infra.BackboneTopics;
import nl.weerklank.simulator.control.SimulatorsMain;

/** Which parts a Weerklank on one machine has, and with what settings each is started. */
final class Parts {

    private static final Map<String, String> TYPE_OF = Map.of(
            "cell-broadcast",
            "cell-broadcast",
            "siren",
            "siren",
            "radio",
            "radio",
            "web",
            "web",
            "radio-reserve",
            "radio");
    private static final List<String> RUNTIME_CHANNELS = List.of("cell-broadcast", "siren", "radio", "radio-reserve");

    private final Layout layout;
    private final Settings settings;
    private final Secrets secrets;

    Parts(Layout layout, Settings settings, Secrets secrets) {
        this.layout = layout;
        this.settings = settings;
        this.secrets = secrets;
    }

    /** The ports that must be free, by what they are for. */
    Map<String, Integer> ports(boolean infraOnly) {
        var ports = layout.ports();
        var wanted = new LinkedHashMap<String, Integer>();
        if (settings.database().isEmpty()) {
            wanted.put("the database", ports.database());
        }
        if (settings.broker().isEmpty()) {
            wanted.put("the broker", ports.broker());
            wanted.put("the broker's controller", ports.controller());
        }
        wanted.put("the simulators' control", ports.simulatorControl());
        wanted.put("the residents' page", ports.publicWeb());
        if (!infraOnly) {
            wanted.put("the crisis centre", ports.ingest());
            wanted.put("the operator", ports.dispatch());
            wanted.put("the channel runtime", ports.runtime());
            wanted.put("the web channel's runtime", ports.webRuntime());
            wanted.put("the web origin", ports.webOrigin());
        }
        return wanted;
    }

    /** Sees that everything is built and that a broker that is not ours has our topics. @throws Refusal naming what is missing */
    void prepare(boolean infraOnly) {
        settings.broker().ifPresent(broker -> BackboneTopics.ensure(broker, Settings.CHANNELS));
        if (infraOnly) {
            return;
        }
        LocalSystem.built(layout).forEach((name, jar) -> {
            if (!Files.exists(jar)) {
                throw new Refusal(name + " is not built; run './weerklank build'");
            }
        });
    }

    List<List<Part>> stages(boolean infraOnly) {
        var first = new ArrayList<Part>();
        if (settings.broker().isEmpty()) {
            first.add(new BrokerPart(layout));
        }
        if (settings.database().isEmpty()) {
            first.add(new DatabasePart(layout));
        }
        first.add(simulators());
        if (infraOnly) {
            return List.of(first);
        }
        return List.of(first, List.of(ingest(), dispatch(), runtime(), webRuntime()));
    }

    private Part simulators() {
        var ports = layout.ports();
        return new ServicePart(
                "simulators",
                layout,
                192,
                () -> List.of(
                        "-cp",
                        layout.launcherClassPath(),
                        SimulatorsMain.class.getName(),
                        "--control=" + ports.simulatorControl(),
                        "--state-dir=" + layout.state("simulators"),
                        "cell-broadcast=" + ports.simulators(),
                        "siren=" + (ports.simulators() + 20),
                        "radio=" + (ports.simulators() + 40),
                        "web=" + (ports.simulators() + 60) + ",public-port=" + ports.publicWeb(),
                        "radio-reserve:radio=" + (ports.simulators() + 80)),
                Map.of(),
                LocalSystem.at(ports.simulatorControl(), "/"));
    }

    private Part ingest() {
        var ports = layout.ports();
        var options = new LinkedHashMap<String, String>();
        options.put("weerklank.ingest.signing.live-key", secrets.key(Mode.LIVE).toString());
        options.put("weerklank.ingest.signing.live-key-id", Secrets.LIVE_KEY_ID);
        options.put(
                "weerklank.ingest.signing.exercise-key",
                secrets.key(Mode.EXERCISE).toString());
        options.put("weerklank.ingest.signing.exercise-key-id", Secrets.EXERCISE_KEY_ID);
        options.put("weerklank.ingest.accounts-file", secrets.accountsFile().toString());
        options.put("weerklank.ingest.senders-file", secrets.sendersFile().toString());
        options.putAll(database());
        return service("ingest", layout.service("alert-ingest"), 160, ports.ingest(), options);
    }

    private Part dispatch() {
        var options = new LinkedHashMap<String, String>();
        options.put("weerklank.dispatch.channels", String.join(",", Settings.CHANNELS));
        options.put("weerklank.dispatch.trust-file", secrets.trustFile().toString());
        options.put("weerklank.dispatch.accounts-file", secrets.accountsFile().toString());
        options.put("weerklank.dispatch.reserve", String.join(",", Settings.RESERVE));
        options.put("weerklank.dispatch.instance", "dispatch-1");
        options.put("weerklank.dispatch.state-dir", layout.state("dispatch").toString());
        options.putAll(database());
        return service(
                "dispatch",
                layout.service("alert-dispatch"),
                224,
                layout.ports().dispatch(),
                options);
    }

    private Part runtime() {
        var options = runtimeOptions("channels-1");
        RUNTIME_CHANNELS.forEach(
                channel -> options.put("weerklank.runtime.channels." + channel + ".type", TYPE_OF.get(channel)));
        return runtimeService("channels", layout.ports().runtime(), 192, options, RUNTIME_CHANNELS);
    }

    private Part webRuntime() {
        var options = runtimeOptions("web-1");
        options.put("weerklank.runtime.channels.web.type", "web");
        options.put(
                "weerklank.runtime.channels.web.settings.port",
                Integer.toString(layout.ports().webOrigin()));
        options.put(
                "weerklank.runtime.channels.web.settings.trust-file",
                secrets.trustFile().toString());
        return runtimeService("web", layout.ports().webRuntime(), 160, options, List.of("web"));
    }

    private Map<String, String> runtimeOptions(String instance) {
        var options = new LinkedHashMap<String, String>();
        options.put("weerklank.runtime.instance", instance);
        options.put("weerklank.runtime.trust-file", secrets.trustFile().toString());
        options.put("weerklank.runtime.state-dir", layout.state(instance).toString());
        options.put("weerklank.runtime.modes", "LIVE");
        return options;
    }

    private Part runtimeService(String name, int port, int heapMb, Map<String, String> options, List<String> channels) {
        var jar = layout.service("channel-adapters/channel-runtime");
        return new ServicePart(
                name,
                layout,
                heapMb,
                () -> {
                    var all = new LinkedHashMap<String, String>();
                    channels.forEach(channel -> adapterProperties(channel)
                            .forEach((key, value) -> all.put(
                                    "weerklank.runtime.channels." + channel + ".settings." + key,
                                    String.valueOf(value))));
                    all.putAll(options);
                    return command(jar, port, all);
                },
                Map.of(),
                LocalSystem.at(port, "/q/health/ready"));
    }

    private Part service(String name, Path jar, int heapMb, int port, Map<String, String> options) {
        return new ServicePart(
                name,
                layout,
                heapMb,
                () -> command(jar, port, options),
                Map.of(),
                LocalSystem.at(port, "/q/health/ready"));
    }

    private List<String> command(Path jar, int port, Map<String, String> options) {
        var command = new ArrayList<String>();
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dkafka.bootstrap.servers=" + broker());
        options.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(jar.toString());
        return command;
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

    private String broker() {
        return settings.broker().orElse("127.0.0.1:" + layout.ports().broker());
    }

    /** The settings that point a channel at its simulator, asked of the running simulators. */
    private Map<?, ?> adapterProperties(String channel) {
        var address = LocalSystem.at(layout.ports().simulatorControl(), "/" + channel);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address)
                    .header("Accept", "application/json")
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Refusal("the simulator of channel %s does not run".formatted(channel));
            }
            var state = ContractJson.read(answer.body(), Map.class);
            return state.get("adapterProperties") instanceof Map<?, ?> properties ? properties : Map.of();
        } catch (IOException e) {
            throw new Refusal("the simulators' control does not answer: " + Sentences.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("stopped while starting", e);
        }
    }
}
