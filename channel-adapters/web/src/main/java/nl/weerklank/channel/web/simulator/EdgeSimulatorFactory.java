package nl.weerklank.channel.web.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/** Starts the edge; property {@code public-port} is where its first point of presence, the public address, listens. */
public final class EdgeSimulatorFactory implements ChannelSimulatorFactory {

    @Override
    public String type() {
        return "web";
    }

    @Override
    public ChannelSimulator start(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
        int publicPort =
                Integer.parseInt(properties.getOrDefault("public-port", "0").strip());
        return EdgeSimulator.start(basePort, publicPort);
    }
}
