package nl.weerklank.channel.siren.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.siren.SirenAdapterFactory;
import nl.weerklank.channel.siren.simulator.SirenSimulatorFactory;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.simulator.Bench;
import nl.weerklank.simulator.ChannelSimulator;

/** {@code bench siren-stop}: the whole park sounds, and the first thing that a process does that has just been started is to stop it. */
public final class StopBench implements Bench {

    static final String ALERT = "bench-stop";
    static final String READY = "ready";
    private static final int RUNS = 3;
    private static final Duration MOST = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final ReportSink UNHEARD = new ReportSink() {
        @Override
        public void reached(Rung rung, CellSet cells, String detail) {}

        @Override
        public void failed(Fault fault, CellSet cells, String detail) {}
    };

    @Override
    public String name() {
        return "siren-stop";
    }

    @Override
    public String about() {
        return "a cancel in a process that has just been started, until the last post of the whole park is silent: at most %d s, also while every core is busy"
                .formatted(MOST.toSeconds());
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        var slowest = Duration.ZERO;
        for (var busy : List.of(0, Runtime.getRuntime().availableProcessors())) {
            for (int run = 1; run <= RUNS; run++) {
                var took = stop(out, busy, run);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }
        }
        var held = slowest.compareTo(MOST) <= 0;
        out.printf(
                "verdict: slowest %d ms (at most %d) %s%n",
                slowest.toMillis(), MOST.toMillis(), held ? "held" : "NOT held");
        return held;
    }

    /** @param busy how many threads of the stopping process do nothing but compute */
    private static Duration stop(PrintStream out, int busy, int run) throws Exception {
        var folder = Files.createTempDirectory("weerklank-bench-siren-stop");
        try (var simulator = new SirenSimulatorFactory().start(0, folder.resolve("simulator"), Map.of())) {
            soundAll(simulator, folder.resolve("adapter"));
            int sounding = simulator.publicRecord().size();
            var process = process(simulator, folder.resolve("adapter"), busy);
            try (var said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                var ready = said.readLine();
                var started = System.nanoTime();
                process.outputWriter().append("go\n").flush();
                var told = said.readLine();
                var took = Duration.ofNanos(System.nanoTime() - started);
                if (!READY.equals(ready) || !simulator.onAir().isEmpty()) {
                    throw new IllegalStateException("some posts sound on, or the process ended: " + ready + " " + told);
                }
                out.printf(
                        "cold, %d busy threads, run %d: %d posts silent after %d ms: %s%n",
                        busy, run, sounding, took.toMillis(), told);
                return took;
            } finally {
                process.destroy();
                process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            remove(folder);
        }
    }

    private static void soundAll(ChannelSimulator simulator, Path folder) throws Exception {
        try (var adapter = adapter(folder, simulator.adapterProperties())) {
            await(adapter.open());
            await(adapter.carryOut(BenchOrders.emission(all(adapter), ALERT, OrderAction.EMIT, CLOCK), UNHEARD));
        }
    }

    static ChannelAdapter adapter(Path folder, Map<String, String> properties) {
        return new SirenAdapterFactory().create(new ChannelSettings("siren", properties, folder, CLOCK));
    }

    static CellSet all(ChannelAdapter adapter) {
        return adapter.coverage().stream().map(ChannelCoverage.Group::cells).reduce(CellSet.EMPTY, CellSet::union);
    }

    static void await(java.util.concurrent.CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** The process is a JVM like the one that runs the channels. */
    private static Process process(ChannelSimulator simulator, Path folder, int busy) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ColdStop.class.getName(),
                folder.toString(),
                Integer.toString(busy)));
        simulator.adapterProperties().forEach((key, value) -> command.add(key + "=" + value));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
