package nl.weerklank.channel.siren.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/** Starts a simulated siren park; property {@code posts} sets its size. */
public final class SirenSimulatorFactory implements ChannelSimulatorFactory {

    @Override
    public String type() {
        return "siren";
    }

    @Override
    public ChannelSimulator start(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
        Files.createDirectories(stateDir);
        return new SirenSimulator(basePort, stateDir, properties);
    }
}
