package nl.weerklank.simulator.control;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/**
 * What to start, read from the command line: {@code --control=PORT --base=PORT --state-dir=DIR [[name:]type[=PORT][,key=value…]]…}.
 * A second network of one type has a name of its own. Without types all that are there are started, each on the next {@value ChannelSimulatorFactory#PORTS} ports from the
 * base; port 0 takes any free ones.
 */
record SimulatorsPlan(int controlPort, Path stateDir, List<One> simulators) {

    private static final String USAGE =
            "expected --control=PORT --base=PORT --state-dir=DIR [[name:]type[=PORT][,key=value...]]..., not '%s'";

    /** One simulator, where and how. */
    record One(String name, String type, int basePort, Map<String, String> properties) {}

    SimulatorsPlan {
        simulators = List.copyOf(simulators);
    }

    /** @throws IllegalArgumentException saying what is wrong with which argument */
    static SimulatorsPlan of(List<String> args, Collection<String> allTypes) {
        int control = 0;
        int base = 0;
        var stateDir = Path.of("var", "simulators");
        var named = new ArrayList<String>();
        for (var arg : args) {
            var parts = arg.split("=", 2);
            switch (parts[0]) {
                case "--control" -> control = port(arg);
                case "--base" -> base = port(arg);
                case "--state-dir" -> stateDir = Path.of(value(arg));
                default -> named.add(arg);
            }
        }
        var simulators = new ArrayList<One>();
        for (var one : named.isEmpty() ? allTypes : named) {
            simulators.add(one(one, base));
            base = base == 0 ? 0 : base + ChannelSimulatorFactory.PORTS;
        }
        return new SimulatorsPlan(control, stateDir, simulators);
    }

    private static One one(String arg, int basePort) {
        if (arg.startsWith("-")) {
            throw new IllegalArgumentException(USAGE.formatted(arg));
        }
        var parts = arg.split(",");
        var properties = new TreeMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var key = parts[i].split("=", 2)[0];
            properties.put(key, value(parts[i]));
        }
        var named = parts[0].split("=", 2)[0].split(":", 2);
        return new One(
                named[0], named[named.length - 1], parts[0].contains("=") ? port(parts[0]) : basePort, properties);
    }

    private static int port(String arg) {
        try {
            int port = Integer.parseInt(value(arg));
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s': a port is a whole number up to 65535".formatted(arg), e);
        }
        throw new IllegalArgumentException("'%s': a port is a whole number up to 65535".formatted(arg));
    }

    private static String value(String arg) {
        var parts = arg.split("=", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException(USAGE.formatted(arg));
        }
        return parts[1];
    }
}
