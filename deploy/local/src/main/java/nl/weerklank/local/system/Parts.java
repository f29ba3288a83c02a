package nl.weerklank.local.system;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;
import nl.weerklank.local.infra.BackboneTopics;
import nl.weerklank.simulator.control.SimulatorsMain;

/** Which parts a Weerklank on one machine has, and with what settings each is started. */
final class Parts {

    private final Layout layout;
    private final Settings settings;
    private final ServiceSettings files;

    Parts(Layout layout, Settings settings, Secrets secrets) {
        this.layout = layout;
        this.settings = settings;
        this.files = new ServiceSettings(layout, settings, secrets, this::adapterProperties);
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
        for (var service : ServiceSettings.all()) {
            if (!Files.exists(service.jar(layout))) {
                throw new Refusal(service.module() + " is not built; run './weerklank build'");
            }
        }
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
        return List.of(first, ServiceSettings.all().stream().map(this::service).toList());
    }

    /** How to work on one service in dev mode beside what runs, a command each. */
    List<String> devMode() {
        return ServiceSettings.all().stream()
                .map(service -> "mvn compile quarkus:dev -pl %s -am -Dsmallrye.config.locations=%s"
                        .formatted(service.module(), files.write(service).toUri()))
                .toList();
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

    private Part service(Service service) {
        return new ServicePart(
                service.part(),
                layout,
                service.heapMb(),
                () -> List.of(
                        "-Dsmallrye.config.locations=" + files.write(service).toUri(),
                        "-jar",
                        service.jar(layout).toString()),
                Map.of(),
                LocalSystem.at(service.port(layout.ports()), "/q/health/ready"));
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
