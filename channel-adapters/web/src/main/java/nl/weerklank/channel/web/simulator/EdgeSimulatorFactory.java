package nl.weerklank.channel.web.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/**
 * Starts the edge: its control on the first port, its points of presence on those after it. Property {@code public-port} is
 * where the first point of presence, the public address, listens instead; {@code origin} is where the origin is until the
 * adapter says so.
 */
public final class EdgeSimulatorFactory implements ChannelSimulatorFactory {

    @Override
    public String type() {
        return "web";
    }

    @Override
    public ChannelSimulator start(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
        int publicPort;
        try {
            publicPort =
                    Integer.parseInt(properties.getOrDefault("public-port", "0").strip());
        } catch (NumberFormatException e) {
            throw new IOException("property public-port of the web edge must be a port, such as 7704", e);
        }
        return EdgeSimulator.start(basePort, publicPort, properties.getOrDefault("origin", ""));
    }
}
