package nl.weerklank.channel.radio.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import nl.weerklank.channel.radio.playout.OwnTransmitter;
import nl.weerklank.channel.radio.region.RegionPlan;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/**
 * Starts the transmitters of the shipped plan, or of the plan in setting {@code regions}; setting {@code speed} says how
 * many seconds of sound go on the air in one second.
 */
public final class RadioSimulatorFactory implements ChannelSimulatorFactory {

    static final String TYPE = "radio";

    private static final double FASTEST = 50;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public ChannelSimulator start(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
        var plan = properties.containsKey("regions")
                ? RegionPlan.read(Path.of(properties.get("regions")))
                : RegionPlan.shipped();
        if (plan.regions().size() > PORTS) {
            throw new IOException("the radio simulator has " + PORTS + " ports, too few for "
                    + plan.regions().size() + " regions");
        }
        double speed = Math.clamp(Double.parseDouble(properties.getOrDefault("speed", "1")), 0.1, FASTEST);
        var spool = OwnTransmitter.emptied(stateDir.resolve("spool"));
        var transmitters = new ArrayList<SimulatedTransmitter>();
        try {
            for (int i = 0; i < plan.regions().size(); i++) {
                int port = basePort == 0 ? 0 : basePort + i;
                transmitters.add(
                        new SimulatedTransmitter(plan.regions().get(i), i, port, spool, speed, InstantSource.system()));
            }
        } catch (IOException e) {
            transmitters.forEach(SimulatedTransmitter::close);
            throw e;
        }
        return new RadioSimulator(transmitters, speed);
    }
}
