package nl.weerklank.channel.cellbroadcast.centre;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.bsc.BscLink;
import nl.weerklank.channel.cellbroadcast.bsc.BscListener;
import nl.weerklank.channel.cellbroadcast.bsc.BscQuestions;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.PeopleServed;
import nl.weerklank.channel.cellbroadcast.plan.Preview;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/** Keeps every BSC on what the live alerts want; all its state lives on one thread. */
public final class Centre implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Centre.class.getName());
    private static final double UNIT_SECONDS = 1.883;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final CellPlan plan;
    private final ServiceMap service;
    private final PeopleServed people;
    private final CentreSettings settings;
    private final InstantSource clock;
    private final LinkLoop loop;
    private final Journal journal;
    private final List<BscQuestions> bscs = new ArrayList<>();
    private final Map<String, LiveAlert> alerts = new TreeMap<>();
    private final ProbeWatch probes;
    private boolean unforced;

    /** A centre that has read its state and not yet connected. */
    public Centre(
            CellPlan plan,
            ServiceMap service,
            PeopleMap people,
            CentreSettings settings,
            Path stateDir,
            InstantSource clock)
            throws IOException {
        this.plan = plan;
        this.service = service;
        this.people = new PeopleServed(service, people);
        this.settings = settings;
        this.clock = clock;
        this.journal = new Journal(stateDir, clock.instant());
        this.loop = new LinkLoop("cell-broadcast-centre");
        var listener = new Changes();
        for (int i = 0; i < plan.bscs(); i++) {
            var cells = new BscCells(plan, i, settings.naming());
            var peer = settings.bscs().get(i);
            bscs.add(new BscQuestions(new BscLink(i, peer, cells, settings.timers(), loop, listener)));
        }
        this.probes = new ProbeWatch(loop, settings, service, this::observed);
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
            loop.afterEachTurn(this::settle);
            journal.found().forEach(this::restore);
            bscs.forEach(bsc -> bsc.link().start());
            probes.start();
            tick();
            loop.schedule(settings.statusEvery(), this::askAll);
            waitForLinks(tried, 0);
        });
        return tried;
    }

    /** Carries out one order; see the contract's channel adapter. */
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var done = new CompletableFuture<Void>();
        loop.execute(() -> {
            try {
                take(emission, reports, done);
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
        journal.force();
        journal.close();
    }

    private void take(Emission emission, ReportSink reports, CompletableFuture<Void> done) {
        var order = emission.order();
        var known = alerts.get(order.alertId());
        if (known != null && known.version() > order.version()) {
            reports.failed(Fault.SUPERSEDED, order.cells(), "version " + known.version() + " is already known here");
            done.complete(null);
        } else if (order.action() == OrderAction.STOP) {
            stop(emission, reports, done, known);
        } else if (!clock.instant().isBefore(order.expires())) {
            reports.failed(Fault.EXPIRED, order.cells(), "the alert expired before it could be broadcast");
            done.complete(null);
        } else {
            emit(emission, reports, done, known);
        }
    }

    private void emit(Emission emission, ReportSink reports, CompletableFuture<Void> done, @Nullable LiveAlert known) {
        var event = emission.alert();
        var alert = known;
        if (alert == null) {
            alert = new LiveAlert(event.alertId(), event.expires(), plan, placesOf(event.alertId()));
            alerts.put(event.alertId(), alert);
        }
        if (alert.version() < event.version()) {
            var made = settings.maker().make(event, alert.messages(), this::freshCode);
            alert.become(event.version(), event.expires(), made.messages(), made.notes());
        }
        var order = emission.order();
        var servers = service.serversOfEach(order.cells());
        var chosen = all(servers);
        alert.want(chosen);
        var evidence = evidence(alert, people.preview(order.cells(), chosen));
        send(alert);
        follow(alert, new OrderTrack(order, reports, servers, plan, evidence), done);
    }

    private static BitSet all(int[][] servers) {
        var all = new BitSet();
        for (var some : servers) {
            for (int server : some) {
                all.set(server);
            }
        }
        return all;
    }

    private void stop(Emission emission, ReportSink reports, CompletableFuture<Void> done, @Nullable LiveAlert known) {
        var order = emission.order();
        var alert = known;
        if (alert == null) {
            alert = new LiveAlert(order.alertId(), order.expires(), plan, placesOf(order.alertId()));
            alerts.put(order.alertId(), alert);
        }
        var servers = service.serversOfEach(order.cells());
        alert.tracks().clear();
        alert.remove(order.version(), all(servers));
        send(alert);
        follow(alert, new OrderTrack(order, reports, servers, plan, "no cell broadcasts it any more"), done);
    }

    /** Writes down what is wanted, then asks the BSCs for it. */
    private void send(LiveAlert alert) {
        journal.write(alert.record());
        unforced = true;
        bscs.forEach(bsc -> bsc.link().hurry());
        alert.placements().forEach(Placement::drive);
    }

    private void follow(LiveAlert alert, OrderTrack track, CompletableFuture<Void> done) {
        alert.tracks().add(track);
        track.completed().thenRun(() -> done.complete(null));
        alert.touchAll();
        loop.schedule(settings.linkGrace(), () -> failWithoutLink(alert));
        var deadline = loop.schedule(
                waitFor(track),
                () -> track.giveUp(Trouble.silent("the BSC did not answer before the order's deadline")));
        track.completed().thenRun(deadline::cancel);
        probes.expect(alert, track);
    }

    private Duration waitFor(OrderTrack track) {
        var left = Duration.between(clock.instant(), track.order().deadline()).minus(LEAST_WAIT);
        if (left.compareTo(LEAST_WAIT) < 0) {
            return LEAST_WAIT;
        }
        return left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
    }

    private void failWithoutLink(LiveAlert alert) {
        for (int i = 0; i < bscs.size(); i++) {
            var link = bscs.get(i).link();
            if (!link.isUp()) {
                var trouble = Trouble.unreachable(
                        link.peer().name(),
                        "it does not answer at " + link.peer().address());
                alert.placements(i).forEach(placement -> placement.giveUp(trouble));
            }
        }
    }

    private void restore(AlertRecord record) {
        if (!record.plan().equals(plan.label())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an alert of another cell plan is left alone alert={0}",
                    record.alertId());
            return;
        }
        var alert = new LiveAlert(record.alertId(), record.expires(), plan, placesOf(record.alertId()));
        alert.restore(record);
        alerts.put(record.alertId(), alert);
    }

    private BiFunction<Integer, WarningMessage, Placement> placesOf(String alertId) {
        return (bsc, message) ->
                new Placement(bscs.get(bsc), message, m -> period(alertId), m -> broadcasts(alertId), () -> {
                    var alert = alerts.get(alertId);
                    if (alert != null) {
                        alert.touch(bsc);
                    }
                });
    }

    /** Long enough for all messages of the alert to take their turn. */
    private int period(String alertId) {
        var alert = alerts.get(alertId);
        return Math.max(settings.repetitionPeriod(), alert == null ? 0 : alert.pages());
    }

    /** As many as fit until the alert ends: the air goes quiet then even if nobody can say so to the BSC. */
    private int broadcasts(String alertId) {
        var alert = alerts.get(alertId);
        var expires = alert == null ? clock.instant() : alert.expires();
        double seconds = Duration.between(clock.instant(), expires).toMillis() / 1000.0;
        double each = UNIT_SECONDS * settings.repetitionPeriod();
        return (int) Math.clamp(Math.ceil(seconds / each), 1, 0xFFFF);
    }

    private int freshCode() {
        for (int i = 0; i < 1024; i++) {
            int code = journal.takeCode();
            boolean live = alerts.values().stream()
                    .flatMap(alert -> alert.messages().stream())
                    .anyMatch(message -> message.serial().code() == code);
            if (!live) {
                return code;
            }
        }
        throw new IllegalStateException("all message codes are in use by live alerts");
    }

    /** What is said beside a proof: whom the chosen cells serve, worked out before anything is sent, and what was left out. */
    private static String evidence(LiveAlert alert, Preview preview) {
        var notes = alert.notes().isEmpty() ? "" : "; " + String.join("; ", alert.notes());
        return "confirmed by every serving radio cell; " + preview.sentence() + notes;
    }

    private void settle() {
        for (var alert : alerts.values()) {
            var changed = alert.takeDirty();
            if (!changed.isEmpty()) {
                for (var track : List.copyOf(alert.tracks())) {
                    boolean stop = track.order().action() == OrderAction.STOP;
                    track.settle(changed, stop ? alert::rid : alert::held);
                }
                probes.confirmed(alert);
                alert.letGo();
            }
        }
        if (unforced) {
            unforced = false;
            journal.forceSoon();
        }
    }

    private void observed(ProbeWatch.Sighting sighting) {
        for (var alert : alerts.values()) {
            probes.match(alert, sighting);
        }
    }

    private void tick() {
        var now = clock.instant();
        for (var alert : List.copyOf(alerts.values())) {
            if (!alert.stopped() && !now.isBefore(alert.expires())) {
                expire(alert);
            } else if (alert.stopped() && forgettable(alert, now)) {
                alerts.remove(alert.alertId());
            }
        }
        loop.schedule(TICK, this::tick);
    }

    private void expire(LiveAlert alert) {
        alert.tracks().clear();
        alert.remove(alert.version(), (BitSet) alert.wanted().clone());
        journal.write(alert.record());
        alert.placements().forEach(Placement::drive);
    }

    /** Long enough gone that no order of it can come any more. */
    private static boolean forgettable(LiveAlert alert, Instant now) {
        return now.isAfter(alert.expires().plus(Duration.ofHours(24)))
                && alert.placements().stream().allMatch(Placement::isSettled);
    }

    private void askAll() {
        alerts.values().forEach(alert -> alert.placements().forEach(Placement::doubtAll));
        loop.schedule(settings.statusEvery(), this::askAll);
    }

    private void waitForLinks(CompletableFuture<Void> tried, int turns) {
        boolean all = bscs.stream().allMatch(b -> b.link().isUp() || b.link().wasTried());
        if (all || turns > 100) {
            tried.complete(null);
        } else {
            loop.schedule(Duration.ofMillis(10), () -> waitForLinks(tried, turns + 1));
        }
    }

    /** What the links tell, handed to the placements. */
    private final class Changes implements BscListener {

        @Override
        public void up(int bsc) {
            alerts.values().forEach(alert -> alert.placements(bsc).forEach(Placement::linkUp));
        }

        @Override
        public void down(int bsc, String reason) {
            // what was confirmed is still on the air; what was asked is answered as unanswered
        }

        @Override
        public void restarted(int bsc, BitSet cells, boolean dataLost) {
            alerts.values().forEach(alert -> alert.placements(bsc).forEach(p -> p.restarted(cells, dataLost)));
        }

        @Override
        public void failed(int bsc, Map<Integer, Cause> cells) {
            alerts.values().forEach(alert -> alert.placements(bsc).forEach(p -> p.lost(cells)));
        }
    }
}
