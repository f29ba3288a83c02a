package nl.weerklank.channel.cellbroadcast.network;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import nl.weerklank.channel.cellbroadcast.plan.SyntheticPlan;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/**
 * Starts a network. Properties: {@code cells} (20000), {@code bscs} (12), {@code air-slot-millis} (100; 1883 is real
 * time), {@code quirks} ({@code osmo}, {@code none}, or some by name).
 */
public final class NetworkSimulatorFactory implements ChannelSimulatorFactory {

    private static final int BSCS = 12;
    private static final int SLOT_MILLIS = 100;

    @Override
    public String type() {
        return NetworkSimulator.TYPE;
    }

    @Override
    public ChannelSimulator start(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
        return network(basePort, properties);
    }

    /** The same, by its own type. */
    public static NetworkSimulator network(int basePort, Map<String, String> properties) throws IOException {
        int bscs = number(properties, "bscs", BSCS);
        if (basePort != 0 && bscs >= PORTS) {
            throw new IllegalArgumentException("with fixed ports a network has at most " + (PORTS - 1) + " BSCs");
        }
        var shape = new NetworkSimulator.Shape(
                number(properties, "cells", SyntheticPlan.DEFAULT_CELLS),
                bscs,
                Duration.ofMillis(number(properties, "air-slot-millis", SLOT_MILLIS)),
                Quirks.of(properties.getOrDefault("quirks", "osmo")));
        return new NetworkSimulator(shape, basePort);
    }

    private static int number(Map<String, String> properties, String key, int otherwise) {
        var text = properties.get(key);
        try {
            int value = text == null ? otherwise : Integer.parseInt(text.strip());
            if (value >= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("property " + key + " must be a whole number, not '" + text + "'", e);
        }
        throw new IllegalArgumentException("property " + key + " must be 1 or more, not '" + text + "'");
    }
}
