package nl.weerklank.local.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.local.Layout;
import nl.weerklank.local.infra.BackboneTopics;
import nl.weerklank.local.infra.BrokerMain;
import nl.weerklank.local.process.JavaProcess;

/** The broker that the launcher brings along; ready once the topics are there. */
final class BrokerPart implements Part {

    private final Layout layout;
    private Optional<JavaProcess> process = Optional.empty();
    private boolean topics;

    BrokerPart(Layout layout) {
        this.layout = layout;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public void start() {
        if (process.isPresent()) {
            process.get().restart();
            return;
        }
        process = Optional.of(JavaProcess.start(
                name(),
                224,
                List.of(
                        "-cp",
                        layout.launcherClassPath(),
                        BrokerMain.class.getName(),
                        layout.state("broker").toString(),
                        Integer.toString(layout.ports().broker()),
                        Integer.toString(layout.ports().controller())),
                Map.of(),
                layout.logs(),
                layout.run()));
    }

    @Override
    public boolean ready() {
        if (!listens()) {
            return false;
        }
        if (!topics) {
            BackboneTopics.ensure("127.0.0.1:" + layout.ports().broker(), Settings.CHANNELS);
            topics = true;
        }
        return true;
    }

    @Override
    public boolean alive() {
        return process.map(JavaProcess::alive).orElse(true);
    }

    @Override
    public void askToEnd() {
        process.ifPresent(JavaProcess::askToEnd);
    }

    @Override
    public void awaitEnd() {
        process.ifPresent(JavaProcess::awaitEnd);
    }

    @Override
    public Path log() {
        return layout.logs().resolve("broker.log");
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", layout.ports().broker()), 300);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
