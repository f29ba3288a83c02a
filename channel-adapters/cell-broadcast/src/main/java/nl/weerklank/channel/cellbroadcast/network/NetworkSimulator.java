package nl.weerklank.channel.cellbroadcast.network;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.link.Listener;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.channel.cellbroadcast.plan.SyntheticPlan;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;
import org.jspecify.annotations.Nullable;

/** The whole network: its BSCs, its air and its phones, on one thread. */
public final class NetworkSimulator implements ChannelSimulator {

    /** The type that it stands behind. */
    public static final String TYPE = "cell-broadcast";

    private static final int PHONES_PER_FOREIGN = 16;
    private static final double BESIDE_THE_MAST = 0.0006;

    private final CellPlan plan;
    private final LinkLoop loop;
    private final Air air;
    private final List<SimulatedBsc> bscs = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final Listener probes;

    /** Starts it; everything is bound when this returns. */
    NetworkSimulator(Shape shape, int basePort) throws IOException {
        plan = SyntheticPlan.ofTheNetherlands(shape.cells(), shape.bscs());
        loop = new LinkLoop("cell-broadcast-network");
        air = new Air(loop, Clock.systemUTC(), shape.slot(), shape.quirks(), phones(plan));
        var probePort = new ProbePort(air);
        try {
            for (int i = 0; i < plan.bscs(); i++) {
                var store = new CellStore(shape.slot().toNanos(), shape.quirks());
                var bsc =
                        new SimulatedBsc(loop, new BscCells(plan, i, BscCells.Naming.CGI), store, air, shape.quirks());
                bscs.add(bsc);
                listeners.add(loop.listen(at(basePort, i), bsc::handler));
            }
            probes = loop.listen(at(basePort, plan.bscs()), probePort::handler);
        } catch (IOException e) {
            loop.close();
            throw e;
        }
    }

    private static InetSocketAddress at(int basePort, int offset) {
        return new InetSocketAddress("127.0.0.1", basePort == 0 ? 0 : basePort + offset);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, String> adapterProperties() {
        var addresses = listeners.stream()
                .map(l -> "127.0.0.1:" + l.address().getPort())
                .collect(Collectors.joining(","));
        return Map.of(
                "bscs",
                addresses,
                "plan-cells",
                Integer.toString(plan.cells().size()),
                "probes",
                "127.0.0.1:" + probes.address().getPort(),
                "observe-within-millis",
                Long.toString(3000 + 40 * air.slot().toMillis()));
    }

    @Override
    public void behave(FaultKind fault) {
        loop.call(() -> {
            for (int i = 0; i < bscs.size(); i++) {
                var bsc = bscs.get(i);
                if (fault == FaultKind.RESTART) {
                    bsc.become(Condition.WELL);
                    bsc.restart();
                } else {
                    bsc.become(condition(fault, i));
                }
            }
            return true;
        });
    }

    private static Condition condition(FaultKind fault, int bsc) {
        return switch (fault) {
            case NONE, RESTART -> Condition.WELL;
            case SILENT -> Condition.SILENT;
            case REFUSE -> Condition.REFUSING;
            case HALF -> bsc % 2 == 1 ? Condition.DEAD : Condition.WELL;
            case SLOW -> Condition.SLOW;
            case LIE -> Condition.LYING;
        };
    }

    /** Puts one BSC in a condition. */
    public void behave(int bsc, Condition condition) {
        loop.call(() -> {
            bscs.get(bsc).become(condition);
            return true;
        });
    }

    /** Drops the link of one BSC; what it broadcasts goes on. */
    public void dropLink(int bsc) {
        loop.call(() -> {
            bscs.get(bsc).dropLink();
            return true;
        });
    }

    /** Restarts one BSC: its link drops and its data is lost. */
    public void restart(int bsc) {
        loop.call(() -> {
            bscs.get(bsc).restart();
            return true;
        });
    }

    /** Radio cells, by index in the plan, stop to work or work again. */
    public void cellsDead(int bsc, BitSet cells, boolean dead) {
        loop.call(() -> {
            bscs.get(bsc).cellsDead(cells, dead);
            return true;
        });
    }

    /** How many messages each radio cell holds at most, and how many cells hold any. */
    public record Held(int most, int cells) {}

    /** What the cells of one BSC hold. */
    public Held held(int bsc) {
        return loop.call(() -> {
            var one = bscs.get(bsc);
            int most = 0;
            int any = 0;
            for (int cell : one.cells().all().stream().toArray()) {
                int held = one.store().held(cell);
                most = Math.max(most, held);
                any += held > 0 ? 1 : 0;
            }
            return new Held(most, any);
        });
    }

    /** How the last write to one BSC named its cells; none before the first. */
    public @Nullable CellList lastList(int bsc) {
        return loop.<Optional<CellList>>call(
                        () -> Optional.ofNullable(bscs.get(bsc).lastWritten()))
                .orElse(null);
    }

    /** A phone for the map: place, and what it shows last. */
    record PhoneNow(
            String name,
            double latitude,
            double longitude,
            int cell,
            @Nullable String text,
            @Nullable String what,
            @Nullable Instant at) {}

    /** A BSC for the map. */
    record BscNow(int number, String condition, boolean linked, int cells, int holding, List<String> onAir) {}

    List<PhoneNow> phonesNow() {
        return loop.call(() -> air.phones().stream()
                .map(phone -> {
                    var last = phone.shown().isEmpty() ? null : phone.shown().getLast();
                    return new PhoneNow(
                            phone.name(),
                            phone.latitude(),
                            phone.longitude(),
                            phone.cell(),
                            last == null ? null : last.text(),
                            last == null ? null : Air.name(last.messageId(), last.serial()),
                            last == null ? null : last.at());
                })
                .toList());
    }

    List<BscNow> bscsNow() {
        return loop.call(() -> {
            var now = new ArrayList<BscNow>();
            for (int i = 0; i < bscs.size(); i++) {
                var bsc = bscs.get(i);
                var holding = new BitSet();
                bsc.store().messages().forEach(message -> holding.or(message.cells()));
                var names = bsc.store().messages().stream()
                        .map(message ->
                                Air.name(message.messageId(), message.serial()) + (message.isMute() ? " (mute)" : ""))
                        .distinct()
                        .toList();
                now.add(new BscNow(
                        i + 1,
                        bsc.condition().name().toLowerCase(Locale.ROOT),
                        bsc.isLinked(),
                        bsc.cells().all().cardinality(),
                        holding.cardinality(),
                        names));
            }
            return now;
        });
    }

    /** Every second cell of a BSC. */
    BitSet someCellsOf(int bsc) {
        var some = new BitSet();
        var own = plan.cellsOf(bsc);
        for (int i = 0; i < own.size(); i += 2) {
            some.set(own.get(i));
        }
        return some;
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return new NetworkPages(this).all();
    }

    public CellPlan plan() {
        return plan;
    }

    @Override
    public List<PublicRecord> publicRecord() {
        return loop.call(air::received);
    }

    @Override
    public Set<String> onAir() {
        return loop.call(() -> bscs.stream()
                .flatMap(bsc -> bsc.store().messages().stream())
                .filter(message -> !message.isMute())
                .map(message -> Air.name(message.messageId(), message.serial()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void forget() {
        loop.call(() -> {
            air.forget();
            return true;
        });
    }

    @Override
    public void close() {
        loop.close();
    }

    /** A phone beside every mast, on the radio cell that serves the place best. */
    private static List<Phone> phones(CellPlan plan) {
        var service = ServiceMap.of(plan);
        var phones = new ArrayList<Phone>();
        var before = Float.NaN;
        for (var cell : plan.cells()) {
            if (cell.latitude() == before) {
                continue;
            }
            before = cell.latitude();
            double latitude = cell.latitude() + BESIDE_THE_MAST;
            double longitude = cell.longitude() + BESIDE_THE_MAST;
            var servers = service.servers(H3Map.cellAt(latitude, longitude));
            if (servers.length > 0) {
                boolean foreign = phones.size() % PHONES_PER_FOREIGN == PHONES_PER_FOREIGN - 1;
                phones.add(
                        new Phone("phone-%05d".formatted(phones.size() + 1), latitude, longitude, servers[0], foreign));
            }
        }
        return phones;
    }

    /**
     * How large the network is and how it behaves.
     *
     * @param slot how long one page takes on the air; 1.883 s on a real cell broadcast channel
     */
    record Shape(int cells, int bscs, Duration slot, Quirks quirks) {}
}
