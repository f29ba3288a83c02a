package nl.weerklank.simulator.control;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/** Runs the simulators of all channels that are on the classpath, with their control; says one line when ready and ends on SIGTERM. */
public final class SimulatorsMain {

    private SimulatorsMain() {}

    public static void main(String[] args) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var running = new ArrayList<AutoCloseable>();
        try {
            var plan = SimulatorsPlan.of(List.of(args), found().keySet());
            running.addAll(start(plan, found()));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("simulators: " + e.getMessage());
            System.exit(1);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            closeAll(running);
            ended.countDown();
        }));
        ended.await();
    }

    /** Starts what the plan names, the control last; when one fails, those already started are closed. */
    static List<AutoCloseable> start(SimulatorsPlan plan, Map<String, ChannelSimulatorFactory> factories)
            throws IOException {
        var started = new ArrayList<AutoCloseable>();
        try {
            var simulators = new LinkedHashMap<String, ChannelSimulator>();
            for (var one : plan.simulators()) {
                var folder = Files.createDirectories(plan.stateDir().resolve(one.name()));
                var factory = factories.get(one.type());
                if (factory == null) {
                    throw new IllegalArgumentException(
                            "no simulator of type '%s' here; these are: %s".formatted(one.type(), factories.keySet()));
                }
                var simulator = factory.start(one.basePort(), folder, one.properties());
                simulators.put(one.name(), simulator);
                started.add(simulator);
            }
            var control = SimulatorControl.start(plan.controlPort(), simulators);
            started.add(control);
            System.out.println(
                    "simulators ready: http://127.0.0.1:%d/ %s".formatted(control.port(), simulators.keySet()));
            return started;
        } catch (IOException | RuntimeException e) {
            closeAll(started);
            throw e;
        }
    }

    private static Map<String, ChannelSimulatorFactory> found() {
        var factories = new TreeMap<String, ChannelSimulatorFactory>();
        for (var factory : ServiceLoader.load(ChannelSimulatorFactory.class)) {
            factories.put(factory.type(), factory);
        }
        return factories;
    }

    private static void closeAll(List<AutoCloseable> running) {
        for (var one : running.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                System.err.println("simulators: closing failed: " + e.getMessage());
            }
        }
    }
}
