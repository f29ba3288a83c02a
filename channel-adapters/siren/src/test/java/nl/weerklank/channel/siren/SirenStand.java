package nl.weerklank.channel.siren;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.siren.simulator.SirenSimulatorFactory;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;

/** An adapter before a simulated park, with the sample alert at hand. */
final class SirenStand implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChannelSimulator simulator;
    private final SirenAdapter adapter;
    private final Instant sent = InstantSource.system().instant();

    SirenStand(Path folder, Map<String, String> simulatorProperties, Map<String, String> adapterProperties)
            throws Exception {
        simulator = new SirenSimulatorFactory().start(0, folder.resolve("simulator"), simulatorProperties);
        var properties = new HashMap<>(simulator.adapterProperties());
        properties.putAll(adapterProperties);
        adapter = adapter(folder.resolve("adapter"), properties);
    }

    static SirenAdapter adapter(Path folder, Map<String, String> properties) throws Exception {
        Files.createDirectories(folder);
        var settings = new ChannelSettings("siren", properties, folder, InstantSource.system());
        var adapter = new SirenAdapter(settings, SirenSettings.read(settings));
        adapter.open().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return adapter;
    }

    ChannelSimulator simulator() {
        return simulator;
    }

    SirenAdapter adapter() {
        return adapter;
    }

    ReportNotes carryOut(Emission emission) throws Exception {
        return carryOut(adapter, emission);
    }

    static ReportNotes carryOut(SirenAdapter adapter, Emission emission) throws Exception {
        var notes = new ReportNotes();
        adapter.carryOut(emission, notes).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return notes;
    }

    Emission first() {
        return first(sent, Mode.LIVE);
    }

    static Emission first(Instant sent, Mode mode) {
        var message = SampleAlerts.chemicalFire(sent);
        return SampleAlerts.emission(SampleAlerts.event(message, message, 1, mode), "siren", OrderAction.EMIT);
    }

    Emission exercise() {
        return first(sent, Mode.EXERCISE);
    }

    Emission cancel() {
        return cancel(sent);
    }

    static Emission cancel(Instant sent) {
        return SampleAlerts.emission(followUp(sent, CapMsgType.CANCEL), "siren", OrderAction.STOP);
    }

    private static AlertEvent followUp(Instant sent, CapMsgType type) {
        var message = SampleAlerts.chemicalFire(sent);
        return SampleAlerts.event(message, SampleAlerts.followUp(message, sent, type, 2), 2, Mode.LIVE);
    }

    @Override
    public void close() throws IOException {
        adapter.close();
        simulator.close();
    }
}
