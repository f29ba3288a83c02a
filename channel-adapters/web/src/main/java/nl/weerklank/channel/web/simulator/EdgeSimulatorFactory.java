package nl.weerklank.channel.web.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/**
 * Starts the edge. The first port is the public address; its control and the other points of presence take the ports from
 * {@value EdgeSimulator#BESIDE} above it. Property {@code origin} is where the origin is until the adapter says so.
 */
public final class EdgeSimulatorFactory implements ChannelSimulatorFactory {

    @Override
    public String type() {
        return "web";
    }

    @Override
    public ChannelSimulator start(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
        return EdgeSimulator.start(basePort, properties.getOrDefault("origin", ""));
    }
}
