package nl.weerklank.channel.siren.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/**
 * Starts a simulated siren park. Properties: {@code posts} its size; {@code protocols} {@code mixed} (every tenth post over
 * MQTT), {@code modbus} or {@code mqtt}; {@code trust} {@code SIGNED} or {@code PLAIN}; {@code mqtt.broker}, {@code mqtt.username} and
 * {@code mqtt.password} for a broker of somebody else's.
 */
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
