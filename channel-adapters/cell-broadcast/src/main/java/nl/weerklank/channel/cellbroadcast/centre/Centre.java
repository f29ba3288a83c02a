package nl.weerklank.channel.cellbroadcast.centre;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.bsc.BscLink;
import nl.weerklank.channel.cellbroadcast.bsc.BscQuestions;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.memory.AlertRecord;
import nl.weerklank.channel.cellbroadcast.memory.OrderRecord;
import nl.weerklank.channel.cellbroadcast.packet.PacketBroadcast;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.channel.cellbroadcast.plan.Targeting;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** Keeps every BSC on what the live alerts want; all its state lives on one thread. */
public final class Centre implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Centre.class.getName());
    private static final ReportSink UNHEARD = new ReportSink() {
        @Override
        public void reached(Rung rung, CellSet cells, String detail) {
            LOG.log(System.Logger.Level.DEBUG, "nobody hears that cells of an earlier run reached rung={0}", rung);
        }

        @Override
        public void failed(Fault fault, CellSet cells, String detail) {
            LOG.log(System.Logger.Level.WARNING, "nobody hears that cells of an earlier run failed fault={0}", fault);
        }
    };

    private final CellPlan plan;
    private final ServiceMap service;
    private final Targeting targeting;
    private final LinkLoop loop;
    private final Memory memory;
    private final List<BscQuestions> bscs = new ArrayList<>();
    private final LiveAlerts alerts;
    private final Orders orders;
    private final Upkeep upkeep;
    private final ProbeWatch probes;
    private Function<Order, ReportSink> earlierReports = order -> UNHEARD;

    /** A centre that has read its state and not yet connected. */
    public Centre(
            CellPlan plan,
            ServiceMap service,
            Targeting targeting,
            CentreSettings settings,
            Path stateDir,
            InstantSource clock)
            throws IOException {
        this.plan = plan;
        this.service = service;
        this.targeting = targeting;
        memory = new Memory(stateDir, clock.instant());
        loop = new LinkLoop("cell-broadcast-centre");
        alerts = new LiveAlerts(plan, bscs, settings, clock);
        upkeep = new Upkeep(bscs, alerts, memory, loop, clock, settings.statusEvery());
        for (int i = 0; i < plan.bscs(); i++) {
            var cells = new BscCells(plan, i, settings.naming());
            var peer = settings.bscs().get(i);
            bscs.add(new BscQuestions(new BscLink(i, peer, cells, settings.timers(), loop, upkeep)));
        }
        probes = new ProbeWatch(loop, settings, service, this::observed);
        var packets = new PacketBroadcast(plan, settings.packets(), settings.repetitionPeriod());
        orders = new Orders(
                new Orders.Tools(plan, targeting, settings, clock, loop, bscs, memory, probes, packets), alerts);
    }

    /** Where to report on orders of an earlier run; before it opens. */
    public void resume(Function<Order, ReportSink> reports) {
        earlierReports = reports;
    }

    /** Binds and begins to connect; completes when every BSC was tried once. */
    public CompletionStage<Void> open() {
        try {
            for (var bsc : bscs) {
                bsc.link().bind();
            }
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        var tried = new CompletableFuture<Void>();
        loop.execute(() -> {
            loop.afterEachTurn(() -> upkeep.settle(probes));
            for (var record : memory.alerts()) {
                if (!alerts.restore(record)) {
                    upkeep.emptyAll();
                }
            }
            memory.orders().forEach(this::restore);
            bscs.forEach(bsc -> bsc.link().start());
            probes.start();
            upkeep.start();
            waitForLinks(tried, 0);
        });
        return tried;
    }

    /** Carries out one order; see the contract's channel adapter. Cells are chosen on the caller's thread. */
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var done = new CompletableFuture<Void>();
        var event = emission.alert();
        var selection =
                targeting.select(event.cap(), event.target(), emission.order().cells());
        loop.execute(() -> {
            try {
                orders.take(new Orders.Task(emission, selection, reports, done));
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** Tries every link with a keep-alive; answers by BSC whether it gave a sign of life. */
    public CompletionStage<Map<String, Boolean>> tryLinks() {
        var answer = new CompletableFuture<Map<String, Boolean>>();
        loop.execute(() -> {
            var alive = new TreeMap<String, Boolean>();
            for (var bsc : bscs) {
                bsc.link().alive(answered -> {
                    alive.put(bsc.link().peer().name(), answered);
                    if (alive.size() == bscs.size()) {
                        answer.complete(alive);
                    }
                });
            }
        });
        return answer;
    }

    /** What the centre holds true of one alert: confirmed and wanted radio cells of its primary message. */
    public record Standing(int version, int wanted, int confirmed, long broadcasts) {}

    /** The standing of an alert; nothing of it when the centre does not know it. */
    public Standing standing(String alertId) {
        return loop.call(() -> {
            var alert = alerts.get(alertId);
            if (alert == null) {
                return new Standing(0, 0, 0, 0);
            }
            int confirmed = (int) alert.wanted().stream()
                    .filter(cell -> alert.held(cell).equals(OrderTrack.DONE))
                    .count();
            long broadcasts = alert.placements().stream()
                    .filter(p -> p.message().primary())
                    .mapToLong(p -> p.wanted().stream().mapToLong(p::broadcasts).sum())
                    .sum();
            return new Standing(alert.version(), alert.wanted().cardinality(), confirmed, broadcasts);
        });
    }

    /** How many links stand. */
    public int linksUp() {
        return loop.call(() -> (int) bscs.stream().filter(b -> b.link().isUp()).count());
    }

    @Override
    public void close() {
        loop.call(() -> {
            bscs.forEach(bsc -> bsc.link().close());
            probes.close();
            return true;
        });
        loop.close();
        memory.close();
    }

    /** Follows on an order of an earlier run: its cells may fail or come back at any time. */
    private void restore(OrderRecord record) {
        var order = record.order();
        var alert = alerts.get(order.alertId());
        if (alert == null || alert.version() > order.version()) {
            return;
        }
        var servers = service.serversOfEach(order.cells());
        if (order.action() != OrderAction.STOP) {
            Arrays.setAll(servers, i -> {
                var wanted =
                        Arrays.stream(servers[i]).filter(alert.wanted()::get).toArray();
                return wanted.length == 0 ? servers[i] : wanted;
            });
        }
        var track = new OrderTrack(order, earlierReports.apply(order), servers, plan, record.evidence());
        track.resume(AlertRecord.read(record.transmitted()));
        alert.tracks().add(track);
        alerts.touchAll(alert);
        probes.expect(alert, track);
    }

    private void observed(ProbeWatch.Sighting sighting) {
        for (var alert : alerts.all()) {
            probes.match(alert, sighting);
        }
    }

    private void waitForLinks(CompletableFuture<Void> tried, int turns) {
        boolean all = bscs.stream().allMatch(b -> b.link().isUp() || b.link().wasTried());
        if (all || turns > 100) {
            tried.complete(null);
        } else {
            loop.schedule(Duration.ofMillis(10), () -> waitForLinks(tried, turns + 1));
        }
    }
}
