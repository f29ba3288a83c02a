package nl.weerklank.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts the simulator of one channel type; found by {@link java.util.ServiceLoader}. */
public interface ChannelSimulatorFactory {

    String type();

    /**
     * Starts it: its sockets are bound when this returns.
     *
     * @param basePort the first of {@value #PORTS} ports that are its own; 0 takes any free ports
     * @param stateDir a folder of its own
     * @param properties settings of its own, such as the size of the network; empty takes sensible defaults
     * @throws IOException when a port is taken, naming it
     */
    ChannelSimulator start(int basePort, Path stateDir, Map<String, String> properties) throws IOException;

    /** How many ports from the base a simulator may use. */
    int PORTS = 20;
}
