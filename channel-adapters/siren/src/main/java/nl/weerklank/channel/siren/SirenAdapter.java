package nl.weerklank.channel.siren;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import nl.weerklank.channel.siren.command.CommandCounter;
import nl.weerklank.channel.siren.command.ParkSecret;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostLinks;
import nl.weerklank.channel.siren.modbus.ModbusLink;
import nl.weerklank.channel.siren.mqtt.MqttLink;
import nl.weerklank.channel.siren.park.Protocol;
import nl.weerklank.channel.siren.round.Journal;
import nl.weerklank.channel.siren.round.ParkWatch;
import nl.weerklank.channel.siren.round.Posts;
import nl.weerklank.channel.siren.round.Round;
import nl.weerklank.channel.siren.round.Wish;
import nl.weerklank.channel.siren.selftest.ParkTest;
import nl.weerklank.channel.siren.selftest.SelfTests;
import nl.weerklank.channel.siren.selftest.TestRound;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.HandTest;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.RouteTest;

/** Commands the siren park and reports what its controllers and their measured output prove. */
final class SirenAdapter implements ChannelAdapter {

    private static final System.Logger LOG = System.getLogger(SirenAdapter.class.getName());
    private static final ReportSink NOTHING_TO_SAY = new ReportSink() {
        @Override
        public void reached(Rung rung, CellSet cells, String detail) {}

        @Override
        public void failed(Fault fault, CellSet cells, String detail) {}
    };

    private final SirenSettings settings;
    private final Path folder;
    private final InstantSource clock;
    private final Journal journal;
    private final Posts posts;
    private final Optional<MqttLink> mqtt;
    private final PostLink link;
    private final OrderPlan.Planner planner;
    private final ParkWatch watch;
    private final ScheduledExecutorService timer;
    private final SelfTests selfTests;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    /** A round that is going on, and for which version. */
    private record Running(String alert, int version, Round round) {}

    SirenAdapter(ChannelSettings channel, SirenSettings settings) {
        this.settings = settings;
        try {
            this.folder = Files.createDirectories(channel.stateDir());
            this.clock = channel.clock();
            var counter = new CommandCounter(folder.resolve("commands.counter"), channel.clock());
            this.posts =
                    new Posts(settings.park(), ParkSecret.readOrMake(settings.secretFile()), counter, channel.clock());
            this.journal = Journal.open(folder.resolve("orders.journal"), channel.clock());
        } catch (IOException e) {
            throw new UncheckedIOException("channel " + channel.channel() + ": its folder cannot be used", e);
        }
        this.mqtt = settings.mqtt().map(access -> new MqttLink(access, settings.topics()));
        this.link = new PostLinks(links());
        this.planner =
                new OrderPlan.Planner(settings.park(), settings.signals(), settings.outside(), settings.allClear());
        this.watch = new ParkWatch(posts, link, settings.pace().patience());
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("siren-timer").factory());
        this.selfTests = new SelfTests(
                new TestRound(posts, link, settings.pace(), timer, settings.signals()),
                folder,
                settings.park().size(),
                settings.selfTestEvery(),
                channel.clock(),
                () -> !running.isEmpty());
    }

    @Override
    public CompletionStage<Void> open() {
        return mqtt.map(MqttLink::connect)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenCompose(connected -> watch.lookAtAll())
                .thenCombine(rehearsed(), (looked, played) -> null);
    }

    @Override
    public List<ChannelCoverage.Group> coverage() {
        return posts.hearing().coverage();
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var order = emission.order();
        if (journal.version(order.alertId()) > order.version()) {
            reports.failed(Fault.SUPERSEDED, order.cells(), "the sirens already have a newer version of this alert");
            return CompletableFuture.completedFuture(null);
        }
        var plan = planner.plan(emission, journal, posts.hearing());
        if (!plan.uncovered().isEmpty()) {
            reports.failed(Fault.NOT_COVERED, plan.uncovered(), "no siren of this park is heard there");
        }
        if (plan.wishes().isEmpty()) {
            sayNothingToDo(order, plan, reports);
            return CompletableFuture.completedFuture(null);
        }
        var round = new Round(posts, link, settings.pace(), timer);
        var entry = new Running(order.alertId(), order.version(), round);
        running.add(entry);
        running.stream()
                .filter(r -> r.alert.equals(entry.alert) && r.version < entry.version)
                .forEach(r -> r.round.overtake());
        journal.asking(
                order.alertId(),
                order.version(),
                plan.wishes().stream().map(w -> w.post().id()).toList());
        stop(plan.strays(), order);
        var stopping = order.action() == OrderAction.STOP;
        var lead = stopping ? Duration.ZERO : settings.startLead().orElseGet(watch::advisedLead);
        return round.run(plan.wishes(), plan.cells(), stopping, lead, plan.doing(), reports)
                .whenComplete((done, e) -> running.remove(entry));
    }

    @Override
    public CompletionStage<Health> probe() {
        return watch.look().thenApply(health -> {
            if (selfTests.isDue()) {
                selfTests.round();
            }
            return new Health(health.state(), health.reason() + selfTests.words(), health.coverageChanged());
        });
    }

    @Override
    public CompletionStage<List<RouteTest.Route>> testRoutes() {
        return watch.tryLines()
                .thenApply(lines -> lines.entrySet().stream()
                        .map(line -> new RouteTest.Route(
                                line.getKey(),
                                line.getValue(),
                                line.getValue()
                                        ? "a post on this line was read"
                                        : "no post could be read over this line; look at its controller"))
                        .toList());
    }

    @Override
    public List<HandTest> handTests() {
        return ParkTest.both(settings.park(), selfTests, () -> !running.isEmpty());
    }

    /** Tests the whole park without being heard; the results of each post by its id. */
    CompletionStage<Map<String, HandTest.Result>> selfTest() {
        return selfTests.round();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        link.close();
        journal.close();
    }

    /** Posts outside the newly approved area fall silent; no cell of the order depends on them, so the log alone says who did not. */
    private void stop(List<Wish> strays, Order order) {
        if (strays.isEmpty()) {
            return;
        }
        var round = new Round(posts, link, settings.pace(), timer);
        var unused = round.run(strays, CellSet.EMPTY, true, Duration.ZERO, "stop outside the area", NOTHING_TO_SAY)
                .thenRun(() -> {
                    var names = round.unconfirmed(strays);
                    if (!names.isEmpty()) {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "siren posts outside the new area did not stop alert={0} posts={1}",
                                order.alertId(),
                                names);
                    }
                });
    }

    /** Completes in any case: a rehearsal that fails costs the first order time and nothing else. */
    private CompletionStage<Void> rehearsed() {
        return CompletableFuture.supplyAsync(
                        () -> new Rehearsal(settings.park(), settings.signals(), folder, clock, timer),
                        task -> Thread.ofPlatform()
                                .daemon()
                                .name("siren-rehearsal")
                                .start(task))
                .thenCompose(rehearsal -> rehearsal.play(NOTHING_TO_SAY))
                .exceptionally(e -> {
                    LOG.log(System.Logger.Level.WARNING, "rehearsal failed; the first order may be slow", e);
                    return null;
                });
    }

    private Map<Protocol, PostLink> links() {
        var links = new EnumMap<Protocol, PostLink>(Protocol.class);
        links.put(Protocol.MODBUS, new ModbusLink(settings.signedRegisters(), settings.plainRegisters()));
        mqtt.ifPresent(link -> links.put(Protocol.MQTT, link));
        return links;
    }

    private void sayNothingToDo(Order order, OrderPlan plan, ReportSink reports) {
        if (order.action() == OrderAction.STOP) {
            journal.asking(order.alertId(), order.version(), List.of());
            if (!plan.cells().isEmpty()) {
                reports.reached(Rung.TRANSMITTED, plan.cells(), "no siren sounds for this alert");
            }
        }
    }
}
