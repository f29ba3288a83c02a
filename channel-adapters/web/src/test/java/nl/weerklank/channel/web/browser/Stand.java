package nl.weerklank.channel.web.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import nl.weerklank.channel.web.WebChannelFactory;
import nl.weerklank.channel.web.simulator.EdgeSimulatorFactory;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.testkit.ChannelStand;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;

/** The real channel behind its real edge, with the keys of the sample alerts trusted. */
public final class Stand implements AutoCloseable {

    private final ChannelSimulator edge;
    private final ChannelSettings settings;
    private ChannelAdapter adapter;
    public final String address;
    public final Path folder;

    private Stand(ChannelSimulator edge, ChannelSettings settings, Path folder) {
        this.edge = edge;
        this.settings = settings;
        this.folder = folder;
        this.address = edge.adapterProperties().get("public-address");
        this.adapter = begin();
    }

    private ChannelAdapter begin() {
        var begun = new WebChannelFactory().create(settings);
        begun.open().toCompletableFuture().join();
        return begun;
    }

    /** Ends the channel and starts it anew with what it kept; the edge stays. */
    public void restart() {
        adapter.close();
        adapter = begin();
    }

    public static Stand open(Path folder, java.util.Map<String, String> more) throws IOException {
        Files.createDirectories(folder);
        var trust = folder.resolve("trust");
        Files.writeString(
                trust,
                TrustStore.line(SampleAlerts.KEY_ID, EnumSet.allOf(Mode.class), SampleAlerts.KEYS.getPublic()) + "\n");
        var edge = new EdgeSimulatorFactory().start(0, folder, java.util.Map.of());
        var settings = new HashMap<>(edge.adapterProperties());
        settings.put("trust-file", trust.toString());
        settings.putAll(more);
        return new Stand(
                edge, new ChannelSettings("web", settings, folder.resolve("state"), InstantSource.system()), folder);
    }

    /** Carries out an order for this event and waits until it is transmitted. */
    public ReportNotes publish(AlertEvent event, OrderAction action) {
        var notes = new ReportNotes();
        ChannelStand.awaitEnd(
                adapter.carryOut(SampleAlerts.emission(event, "web", action), notes)
                        .toCompletableFuture(),
                Duration.ofSeconds(20),
                notes);
        return notes;
    }

    public ChannelSimulator edge() {
        return edge;
    }

    public ChannelAdapter adapter() {
        return adapter;
    }

    public static Instant now() {
        return InstantSource.system().instant();
    }

    @Override
    public void close() {
        adapter.close();
        edge.close();
    }
}
