package nl.weerklank.channel.cellbroadcast.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.bsc.Peer;
import nl.weerklank.channel.cellbroadcast.bsc.Timers;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspWriter;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.centre.Centre;
import nl.weerklank.channel.cellbroadcast.centre.CentreSettings;
import nl.weerklank.channel.cellbroadcast.message.Identifiers;
import nl.weerklank.channel.cellbroadcast.message.MessageMaker;
import nl.weerklank.channel.cellbroadcast.network.Condition;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulator;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulatorFactory;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.channel.cellbroadcast.plan.Targeting;
import nl.weerklank.channel.cellbroadcast.text.DataCoding;
import nl.weerklank.channel.cellbroadcast.text.Pages;
import nl.weerklank.channel.cellbroadcast.text.WarningText;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.simulator.Bench;

/**
 * One alert to a neighbourhood of each of 100 simulated BSCs (20,000 cells in all), until the last confirmation; the floor writes the same request over
 * plain sockets to the same BSCs and reads their answers. Then again with five of them silent.
 */
public final class CbcBench implements Bench {

    private static final int BSCS = 100;
    private static final int SILENT = 5;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 100;
    private static final int PAIRS = 15;
    private static final double MOST_TIMES_FLOOR = 2;
    private static final double MOST_SLOWER = 1.10;
    private static final int FLOOR_ID = 4372;
    private static final double RADIUS_KM = 1.6;

    @Override
    public String name() {
        return "cbc";
    }

    @Override
    public String about() {
        return "one alert to 100 BSCs, last confirmation: at most 2x a plain round trip to the same; 5 silent slow no other by 10 %";
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        var folder = Files.createTempDirectory("bench-cbc");
        var properties = Map.of("bscs", Integer.toString(BSCS), "air-slot-millis", "100");
        try (var network = NetworkSimulatorFactory.network(0, properties)) {
            var service = ServiceMap.of(network.plan());
            var peers = peers(network);
            var circles = circles(network.plan());
            var area = area(circles).intersect(service.served());
            var targeting = new Targeting(
                    network.plan(), service, PeopleMap.ofShippedPlaces(), code -> Optional.empty(), code -> false);
            var cap = new BenchOrders("floor", InstantSource.system().instant(), circles).cap();
            var chosen = targeting.select(cap, area, area).chosen();
            var lists = lists(network.plan(), chosen);
            out.printf("%d map cells, %d radio cells%n", area.size(), chosen.cardinality());
            var plain = plain(peers, lists);
            var times = new ArrayList<double[]>();
            try (var centre = centre(network, service, targeting, peers, folder)) {
                times.addAll(alerts(centre, network, service, circles, area));
            }
            var again = plain(peers, lists);
            return report(out, plain, again, times);
        }
    }

    private static boolean report(PrintStream out, double[] plain, double[] again, List<double[]> times) {
        var floor = new double[] {Math.min(plain[0], again[0]), Math.min(plain[1], again[1])};
        var all = times.get(0);
        var ninetyFive = times.get(1);
        var quiet = times.get(2);
        out.printf("plain sockets, %d BSCs:      p50 %6.2f ms  p99 %6.2f ms%n", BSCS, floor[0], floor[1]);
        out.printf(
                "centre, last of %d:          p50 %6.2f ms  p99 %6.2f ms  ratio p50 %.2f p99 %.2f (bound %.0f)%n",
                BSCS, all[0], all[1], all[0] / floor[0], all[1] / floor[1], MOST_TIMES_FLOOR);
        out.printf("centre, last of the same 95:  p50 %6.2f ms  p99 %6.2f ms%n", ninetyFive[0], ninetyFive[1]);
        out.printf(
                "same 95, 5 others silent:     p50 %6.2f ms  p99 %6.2f ms  ratio p50 %.2f (bound %.2f)%n",
                quiet[0], quiet[1], quiet[0] / ninetyFive[0], MOST_SLOWER);
        return all[0] <= MOST_TIMES_FLOOR * floor[0]
                && all[1] <= MOST_TIMES_FLOOR * floor[1]
                && quiet[0] <= MOST_SLOWER * ninetyFive[0];
    }

    /**
     * Rounds with all BSCs well one after the other, as the floor's are; then such rounds and rounds with five silent in
     * turns, so that the machine's moods hit both alike.
     */
    private static List<double[]> alerts(
            Centre centre, NetworkSimulator network, ServiceMap service, List<CapCircle> circles, CellSet everywhere)
            throws Exception {
        centre.open().toCompletableFuture().get(20, TimeUnit.SECONDS);
        var first = everywhere.filter(cell -> Arrays.stream(service.servers(cell))
                .anyMatch(server -> network.plan().cells().get(server).bsc() < SILENT));
        var all = new double[ROUNDS];
        int number = 0;
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            var well = round(centre, circles, everywhere, first, number++, 0);
            if (i >= 0) {
                all[i] = well[1];
            }
        }
        var ninetyFive = new double[PAIRS];
        var quiet = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            // not counted: the one after seconds of waiting for the silent
            round(centre, circles, everywhere, first, number++, 0);
            ninetyFive[i] = round(centre, circles, everywhere, first, number++, 0)[0];
            silence(network, Condition.SILENT);
            quiet[i] = round(centre, circles, everywhere, first, number++, SILENT)[0];
            silence(network, Condition.WELL);
        }
        return List.of(percentiles(all), percentiles(ninetyFive), percentiles(quiet));
    }

    private static void silence(NetworkSimulator network, Condition condition) {
        for (int i = 0; i < SILENT; i++) {
            network.behave(i, condition);
        }
    }

    /** Milliseconds until the cells of the last 95 BSCs and of all were confirmed; then takes the alert off the air. */
    private static double[] round(
            Centre centre, List<CapCircle> circles, CellSet cells, CellSet first, int number, int silent)
            throws Exception {
        var orders = new BenchOrders("bench-" + number, InstantSource.system().instant(), circles);
        var times = new Times(first);
        var emission = orders.emission(cells, OrderAction.EMIT, 1);
        times.start = System.nanoTime();
        var done = centre.carryOut(emission, times).toCompletableFuture();
        done.get(20, TimeUnit.SECONDS);
        var noted = new Times(CellSet.EMPTY);
        centre.carryOut(orders.emission(cells, OrderAction.STOP, 2), noted)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        if (silent == 0 && times.failed > 0) {
            throw new IllegalStateException(times.failed + " cells failed: " + times.reason);
        }
        return new double[] {(times.others - times.start) / 1e6, (times.last - times.start) / 1e6};
    }

    /** Notes when cells were confirmed. */
    private static final class Times implements ReportSink {
        private final CellSet first;
        private long start;
        private volatile long others;
        private volatile long last;
        private volatile int failed;
        private volatile String reason = "";

        Times(CellSet first) {
            this.first = first;
        }

        @Override
        public void reached(Rung rung, CellSet cells, String detail) {
            last = System.nanoTime();
            if (!first.containsAll(cells)) {
                others = last;
            }
        }

        @Override
        public synchronized void failed(Fault fault, CellSet cells, String detail) {
            failed += cells.size();
            reason = detail;
        }
    }

    private static Centre centre(
            NetworkSimulator network, ServiceMap service, Targeting targeting, List<Peer> peers, Path folder)
            throws IOException {
        var manner = new WarningText.Manner("", ZoneId.of("Europe/Amsterdam"), 15);
        var timers = new Timers(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofMinutes(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
        var settings = new CentreSettings(
                new MessageMaker(Identifiers.of(Map.of()), manner, "nl"),
                peers,
                BscCells.Naming.SHORTEST,
                timers,
                30,
                Duration.ofMinutes(10),
                Duration.ofSeconds(2),
                null,
                Duration.ofMinutes(10),
                null);
        return new Centre(network.plan(), service, targeting, settings, folder, InstantSource.system());
    }

    /** A neighbourhood of every BSC, so that all of them take part. */
    private static List<CapCircle> circles(CellPlan plan) {
        var circles = new ArrayList<CapCircle>();
        for (int bsc = 0; bsc < BSCS; bsc++) {
            var own = plan.cellsOf(bsc);
            var cell = plan.cells().get(own.get(own.size() / 2));
            circles.add(new CapCircle(new CapPoint(cell.latitude(), cell.longitude()), RADIUS_KM));
        }
        return circles;
    }

    private static CellSet area(List<CapCircle> circles) {
        var area = new CapArea("", List.of(), circles, List.of(), null, null);
        return new AreaCells(code -> Optional.empty()).of(area);
    }

    private static List<CellList> lists(CellPlan plan, BitSet chosen) {
        var lists = new ArrayList<CellList>();
        for (int bsc = 0; bsc < BSCS; bsc++) {
            var cells = new BscCells(plan, bsc, BscCells.Naming.CGI);
            var own = (BitSet) cells.all().clone();
            own.and(chosen);
            lists.add(cells.name(own));
        }
        return lists;
    }

    private static List<Peer> peers(NetworkSimulator network) {
        var peers = new ArrayList<Peer>();
        for (var address : network.adapterProperties().getOrDefault("bscs", "").split(",")) {
            peers.add(Peer.of("bsc-" + (peers.size() + 1), address));
        }
        return peers;
    }

    /** The floor: the same text in one write to each BSC over plain sockets, until the last has answered. */
    private static double[] plain(List<Peer> peers, List<CellList> lists) throws IOException {
        var sockets = new ArrayList<Socket>();
        var inputs = new HashMap<Socket, DataInputStream>();
        try {
            for (var peer : peers) {
                var socket =
                        new Socket(peer.address().getAddress(), peer.address().getPort());
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                inputs.put(socket, new DataInputStream(new BufferedInputStream(socket.getInputStream(), 65536)));
            }
            var millis = new double[ROUNDS];
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                int serial = 0x4000 | (i + WARM_UP) << 4;
                var writes = lists.stream().map(list -> write(serial, list)).toList();
                long start = System.nanoTime();
                exchange(sockets, inputs, writes, 2);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
                exchange(
                        sockets,
                        inputs,
                        lists.stream().map(list -> kill(serial, list)).toList(),
                        5);
            }
            return percentiles(millis);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static byte[] kill(int serial, CellList list) {
        return CbspWriter.write(new CbspMessage.Kill(FLOOR_ID, serial, list, 0));
    }

    private static byte[] write(int serial, CellList list) {
        var text = BenchOrders.TEXT;
        var coding = DataCoding.of(text, "nl");
        return CbspWriter.write(new CbspMessage.WriteReplace(
                FLOOR_ID,
                serial,
                null,
                list,
                new Broadcast.Cbs(false, 0, 30, 100, coding.scheme(), Pages.cut(text, coding))));
    }

    private static void exchange(
            List<Socket> sockets, Map<Socket, DataInputStream> inputs, List<byte[]> requests, int expected)
            throws IOException {
        for (int i = 0; i < sockets.size(); i++) {
            sockets.get(i).getOutputStream().write(requests.get(i));
        }
        for (var socket : sockets) {
            var in = Objects.requireNonNull(inputs.get(socket));
            int type;
            do {
                int header = in.readInt();
                type = header >>> 24;
                in.skipNBytes(header & 0xFFFFFF);
            } while (type != expected);
        }
    }

    private static double[] percentiles(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new double[] {sorted[sorted.length / 2], sorted[(sorted.length * 99 + 99) / 100 - 1]};
    }
}
