package nl.weerklank.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.RouteTest;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;

/** An adapter before its simulator, with folders of their own; the adapter can be killed and started again. */
public final class ChannelStand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChannelAdapterFactory factory;
    private final Map<String, String> properties;
    private final Path folder;
    private final ChannelSimulator simulator;
    private Path stateDir;
    private int starts;
    private ChannelAdapter adapter;

    private ChannelStand(
            ChannelAdapterFactory factory, Map<String, String> properties, Path folder, ChannelSimulator simulator)
            throws IOException {
        this.factory = factory;
        this.properties = properties;
        this.folder = folder;
        this.simulator = simulator;
        this.stateDir = Files.createDirectories(folder.resolve("adapter-0"));
        this.adapter = started();
    }

    /** Starts the simulator on free ports and opens an adapter that is pointed at it. */
    public static ChannelStand open(
            ChannelAdapterFactory factory,
            Map<String, String> adapterProperties,
            ChannelSimulatorFactory simulators,
            Map<String, String> simulatorProperties,
            Path folder)
            throws IOException {
        var simulator = simulators.start(0, Files.createDirectories(folder.resolve("simulator")), simulatorProperties);
        try {
            var properties = new HashMap<>(simulator.adapterProperties());
            properties.putAll(adapterProperties);
            return new ChannelStand(factory, properties, folder, simulator);
        } catch (IOException | RuntimeException | AssertionError e) {
            simulator.close();
            throw e;
        }
    }

    public ChannelSimulator simulator() {
        return simulator;
    }

    public ChannelAdapter adapter() {
        return adapter;
    }

    /** The cells of the adapter's coverage. */
    public CellSet covered() {
        return adapter.coverage().stream().map(ChannelCoverage.Group::cells).reduce(CellSet.EMPTY, CellSet::union);
    }

    /** Hands an order to the adapter; what it reports ends in the notes. */
    public CompletableFuture<Void> hand(Emission emission, ReportNotes notes) {
        return adapter.carryOut(emission, notes).toCompletableFuture();
    }

    /** Waits for the end of an order; a failed stage counts as an end, as the runtime treats it. */
    public static void awaitEnd(CompletableFuture<Void> order, Duration limit, ReportNotes notes) {
        try {
            order.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the order hung: not carried out within %d s; reported so far: %s"
                            .formatted(limit.toSeconds(), notes),
                    e);
        } catch (ExecutionException e) {
            throw new AssertionError("the adapter failed instead of reporting: " + notes, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A route test. */
    public Health probe() {
        return await("the probe", adapter.probe().toCompletableFuture());
    }

    /** A route test of each way to the network. */
    public List<RouteTest.Route> testRoutes() {
        return await("the test of the routes", adapter.testRoutes().toCompletableFuture());
    }

    /**
     * As if the adapter's process were killed now and started again: the new one finds the folder as it was on disk at
     * this moment, whatever the old one writes while its sockets are taken from it.
     */
    public void killAndStartAgain() throws IOException {
        starts++;
        var asItWas = folder.resolve("adapter-" + starts);
        copy(stateDir, asItWas);
        adapter.close();
        stateDir = asItWas;
        adapter = started();
    }

    private ChannelAdapter started() {
        var fresh = factory.create(new ChannelSettings(factory.type(), properties, stateDir, InstantSource.system()));
        await("opening the adapter", fresh.open().toCompletableFuture());
        return fresh;
    }

    private static <T> T await(String what, CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(what + " took longer than " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new AssertionError(what + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(what + " was interrupted", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            adapter.close();
        } finally {
            simulator.close();
        }
    }
}
