package nl.weerklank.simulator.control;

import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicNotebook;
import nl.weerklank.simulator.PublicRecord;

/** The smallest simulator: a bell that tests ring by hand. */
final class BellNetwork implements ChannelSimulator {

    /** Starts bells and remembers them. */
    static final class Factory implements ChannelSimulatorFactory {

        final List<BellNetwork> started = new ArrayList<>();

        @Override
        public String type() {
            return "bell";
        }

        @Override
        public BellNetwork start(int basePort, Path stateDir, Map<String, String> properties) {
            var bell = new BellNetwork(properties);
            started.add(bell);
            return bell;
        }
    }

    final PublicNotebook notebook = new PublicNotebook(InstantSource.system());
    final List<FaultKind> told = new ArrayList<>();
    private final Map<String, String> properties;
    boolean closed;

    BellNetwork(Map<String, String> properties) {
        this.properties = properties;
    }

    @Override
    public String type() {
        return "bell";
    }

    @Override
    public Map<String, String> adapterProperties() {
        return properties;
    }

    @Override
    public void behave(FaultKind fault) {
        told.add(fault);
    }

    @Override
    public List<PublicRecord> publicRecord() {
        return notebook.read();
    }

    @Override
    public Set<String> onAir() {
        return Set.of("ding");
    }

    @Override
    public void forget() {
        notebook.forget();
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of("rope", exchange -> {
            var text = "pulled".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
