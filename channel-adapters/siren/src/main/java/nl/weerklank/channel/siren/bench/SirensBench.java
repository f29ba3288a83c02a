package nl.weerklank.channel.siren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.weerklank.channel.siren.SirenAdapterFactory;
import nl.weerklank.channel.siren.park.SyntheticPark;
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
import nl.weerklank.simulator.PublicRecord;

/** {@code bench sirens}: from the order to the last confirmed start of the whole park, beside plain socket round trips. */
public final class SirensBench implements Bench {

    private static final int WARM_UPS = 25;
    private static final int RUNS = 21;
    private static final double MOST_RATIO = 2.0;
    private static final Duration MOST = Duration.ofSeconds(3);
    private static final Duration MOST_SPREAD = Duration.ofSeconds(1);
    private static final InstantSource CLOCK = InstantSource.system();

    @Override
    public String name() {
        return "sirens";
    }

    @Override
    public String about() {
        return ("%d simulated posts from order to last confirmed start, beside as many plain socket round trips one after"
                        + " another: at most %.0fx, under %d s, all started within %d s")
                .formatted(SyntheticPark.POSTS, MOST_RATIO, MOST.toSeconds(), MOST_SPREAD.toSeconds());
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        out.println("floor: " + PlainRoundTrips.ABOUT);
        try (var floor = new PlainRoundTrips()) {
            out.println("the whole park over Modbus TCP:");
            var modbus = new Figures();
            measure(out, "modbus", floor, modbus);
            out.println(
                    "the park as it is simulated by default, every tenth post over MQTT 5 (two brokered hops a way):");
            var mixed = new Figures();
            measure(out, "mixed", floor, mixed);
            var ratioHeld = modbus.ratio() <= MOST_RATIO;
            out.printf(
                    "verdict: ratio %.2f (at most %.1f) %s; slowest %.0f ms (at most %d); widest start %d ms (at most %d)%s%n",
                    modbus.ratio(),
                    MOST_RATIO,
                    ratioHeld ? "held" : "NOT held",
                    Math.max(modbus.slowest(), mixed.slowest()) / 1e6,
                    MOST.toMillis(),
                    Math.max(modbus.spread, mixed.spread),
                    MOST_SPREAD.toMillis(),
                    modbus.whole && mixed.whole ? "" : "; NOT every post was confirmed, observed and heard");
            return ratioHeld && modbus.held() && mixed.held();
        }
    }

    /** What was measured of one park. */
    private static final class Figures {
        private final List<Long> ours = new ArrayList<>();
        private final List<Long> floors = new ArrayList<>();
        private long spread;
        private boolean whole = true;

        double ratio() {
            return (double) quiet(ours) / quiet(floors);
        }

        long slowest() {
            return Collections.max(ours);
        }

        boolean held() {
            return whole && slowest() < MOST.toNanos() && spread <= MOST_SPREAD.toMillis();
        }
    }

    private static void measure(PrintStream out, String protocols, PlainRoundTrips floor, Figures figures)
            throws Exception {
        var folder = Files.createTempDirectory("weerklank-bench-sirens");
        try (var simulator = new SirenSimulatorFactory()
                        .start(0, folder.resolve("simulator"), Map.of("protocols", protocols));
                var adapter = new SirenAdapterFactory()
                        .create(new ChannelSettings(
                                "siren", adapterProperties(simulator), folder.resolve("adapter"), CLOCK))) {
            adapter.open().toCompletableFuture().get(30, TimeUnit.SECONDS);
            var cells = adapter.coverage().stream()
                    .map(ChannelCoverage.Group::cells)
                    .reduce(CellSet.EMPTY, CellSet::union);
            for (int run = -WARM_UPS; run < RUNS; run++) {
                var floorNanos = floor.nanos(SyntheticPark.POSTS);
                simulator.forget();
                var done = order(adapter, cells, run + WARM_UPS);
                note(out, run, floorNanos, done, simulator.publicRecord(), cells.size(), figures);
            }
            out.printf(
                    "lower quartile: %.0f ms for %d posts; floor %.0f ms; ratio %.2f (medians: %.0f ms; floor %.0f ms)%n",
                    quiet(figures.ours) / 1e6,
                    SyntheticPark.POSTS,
                    quiet(figures.floors) / 1e6,
                    figures.ratio(),
                    median(figures.ours) / 1e6,
                    median(figures.floors) / 1e6);
        } finally {
            remove(folder);
        }
    }

    /** The second measurement comes soon, so that it is over before the next run. */
    private static Map<String, String> adapterProperties(ChannelSimulator simulator) {
        var properties = new HashMap<>(simulator.adapterProperties());
        properties.put("measure-after-ms", "400");
        return properties;
    }

    private static void note(
            PrintStream out,
            int run,
            long floorNanos,
            Done done,
            List<PublicRecord> heard,
            int cells,
            Figures figures) {
        figures.whole &= done.confirmed() == cells && done.observed() && heard.size() == SyntheticPark.POSTS;
        if (run < 0) {
            return;
        }
        figures.ours.add(done.nanos());
        figures.floors.add(floorNanos);
        figures.spread = Math.max(figures.spread, spreadMillis(heard));
        out.printf(
                "run %d: %d posts sound, last confirmed after %.0f ms; floor %.0f ms; ratio %.2f; starts within %d ms%n",
                run + 1,
                heard.size(),
                done.nanos() / 1e6,
                floorNanos / 1e6,
                (double) done.nanos() / floorNanos,
                spreadMillis(heard));
    }

    private static long spreadMillis(List<PublicRecord> heard) {
        var times = heard.stream().mapToLong(r -> r.at().toEpochMilli()).summaryStatistics();
        return heard.isEmpty() ? 0 : times.getMax() - times.getMin();
    }

    private static Done order(ChannelAdapter adapter, CellSet cells, int run) throws Exception {
        var confirmed = new AtomicInteger();
        var last = new AtomicLong();
        var observed = new CountDownLatch(cells.size());
        var sink = new ReportSink() {
            @Override
            public void reached(Rung rung, CellSet reached, String detail) {
                if (rung == Rung.TRANSMITTED) {
                    last.set(System.nanoTime());
                    confirmed.addAndGet(reached.size());
                } else {
                    reached.forEach(cell -> observed.countDown());
                }
            }

            @Override
            public void failed(Fault fault, CellSet lost, String detail) {
                throw new IllegalStateException("a cell was lost: " + fault + " " + detail);
            }
        };
        var emission = BenchOrders.emission(cells, "bench-" + run, OrderAction.EMIT, CLOCK);
        var started = System.nanoTime();
        adapter.carryOut(emission, sink).toCompletableFuture().get(30, TimeUnit.SECONDS);
        return new Done(last.get() - started, confirmed.get(), observed.await(30, TimeUnit.SECONDS));
    }

    private record Done(long nanos, int confirmed, boolean observed) {}

    /** The lower quartile: whatever else runs on the machine only adds time, to both sides. */
    private static long quiet(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 4).findFirst().orElse(0L);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
