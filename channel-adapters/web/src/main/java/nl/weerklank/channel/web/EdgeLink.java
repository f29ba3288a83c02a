package nl.weerklank.channel.web;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.edge.EdgeAnswer;
import nl.weerklank.channel.web.edge.EdgeControl;
import nl.weerklank.channel.web.edge.EdgeMap;
import nl.weerklank.channel.web.edge.PointOfPresence;
import nl.weerklank.channel.web.probe.ReceiverProbe;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.RouteTest;

/** The way from the origin to the public: asks the edge to serve, has it looked at by readers of our own, reports what is proven. */
final class EdgeLink implements AutoCloseable {

    private static final Duration LEAST = Duration.ofMillis(300);
    private static final Duration BEFORE_DEADLINE = Duration.ofMillis(500);

    private final WebSettings settings;
    private final EdgeControl control;
    private final HttpClient http;
    private final ScheduledExecutorService later;
    private final InstantSource clock;
    private volatile EdgeMap map = new EdgeMap(List.of());
    private volatile List<ReceiverProbe> probes = List.of();

    EdgeLink(WebSettings settings, HttpClient http, ScheduledExecutorService later, InstantSource clock) {
        this.settings = settings;
        this.control = new EdgeControl(http, settings.edge());
        this.http = http;
        this.later = later;
        this.clock = clock;
    }

    /** Tells the edge where the origin is and learns its points of presence; completes whether or not it is there. */
    CompletionStage<Void> announce(String origin) {
        return control.announce(origin, settings.edgeLimit()).handle((found, failed) -> {
            if (failed == null) {
                use(found);
            }
            return null;
        });
    }

    /** Has the alert's revision served for these cells and says how far that is proven. */
    CompletionStage<Void> serve(PublicAlert alert, Order order, CellSet cells, ReportSink reports) {
        return control.serve(alert.revision(), limit(order)).thenAccept(answer -> {
            switch (answer) {
                case EdgeAnswer.Not(var fault, var detail) -> reports.failed(fault, cells, detail);
                case EdgeAnswer.Confirmed confirmed -> report(alert, confirmed, cells, reports);
            }
        });
    }

    /** A route test: every point of presence answers readers with what the origin has. */
    CompletionStage<Health> health(long revision) {
        var now = probes;
        if (now.isEmpty()) {
            return CompletableFuture.completedStage(new Health(
                    ChannelState.DOWN, "the edge at " + settings.edge() + " does not answer; is it up?", false));
        }
        var answers = now.stream()
                .map(p -> p.answers(revision, settings.edgeLimit()).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    var silent = new ArrayList<String>();
                    for (int i = 0; i < now.size(); i++) {
                        if (!answers.get(i).join()) {
                            silent.add(now.get(i).point().name());
                        }
                    }
                    return health(now.size(), silent);
                });
    }

    /** A route test of each point of presence by itself. */
    CompletionStage<List<RouteTest.Route>> routes(long revision) {
        var now = probes;
        if (now.isEmpty()) {
            return CompletableFuture.completedStage(List.of(new RouteTest.Route(
                    "edge", false, "the edge at " + settings.edge() + " does not answer; is it up?")));
        }
        var answers = now.stream()
                .map(probe -> probe.answers(revision, settings.edgeLimit())
                        .thenApply(good -> new RouteTest.Route(
                                probe.point().name(),
                                good,
                                good
                                        ? "it serves revision " + revision
                                        : "it does not serve revision %d; is that point of presence up?"
                                                .formatted(revision)))
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> answers.stream().map(CompletableFuture::join).toList());
    }

    private static Health health(int points, List<String> silent) {
        if (silent.isEmpty()) {
            return new Health(ChannelState.UP, "all " + points + " points of presence serve the newest state", false);
        }
        var state = silent.size() == points ? ChannelState.DOWN : ChannelState.DEGRADED;
        return new Health(
                state,
                "%d of %d points of presence do not serve the newest state: %s"
                        .formatted(silent.size(), points, String.join(", ", silent)),
                false);
    }

    private void report(PublicAlert alert, EdgeAnswer.Confirmed confirmed, CellSet cells, ReportSink reports) {
        var split = map.points().isEmpty() ? Map.<PointOfPresence, CellSet>of() : map.split(cells);
        if (split.isEmpty()) {
            reports.failed(Fault.UNREACHABLE, cells, "the edge has not said which points of presence it has");
            return;
        }
        var serving = new ArrayList<Map.Entry<PointOfPresence, CellSet>>();
        split.forEach((point, part) -> {
            if (confirmed.serves(point, alert.revision())) {
                reports.reached(
                        Rung.TRANSMITTED,
                        part,
                        "edge %s confirmed that it serves revision %d".formatted(point.name(), alert.revision()));
                serving.add(Map.entry(point, part));
            } else {
                reports.failed(
                        Fault.UNREACHABLE,
                        part,
                        "edge %s did not confirm revision %d; is that point of presence up?"
                                .formatted(point.name(), alert.revision()));
            }
        });
        serving.forEach(entry -> observe(alert, entry.getKey(), entry.getValue(), reports));
    }

    private void observe(PublicAlert alert, PointOfPresence point, CellSet part, ReportSink reports) {
        probes.stream()
                .filter(p -> p.point().equals(point))
                .findFirst()
                .ifPresent(probe -> probe.observes(
                                alert.id(), alert.version(), alert.standing().isCurrent(), settings.observeLimit())
                        .thenAccept(seen -> {
                            if (seen) {
                                reports.reached(
                                        Rung.OBSERVED,
                                        part,
                                        "a reader behind edge %s saw version %d live and in the feed"
                                                .formatted(point.name(), alert.version()));
                            } else if (!later.isShutdown()) {
                                reports.failed(
                                        Fault.NOT_OBSERVED,
                                        part,
                                        "edge %s confirmed, but a reader behind it saw nothing within %d s; purge it or ask its operator"
                                                .formatted(
                                                        point.name(),
                                                        settings.observeLimit().toSeconds()));
                            }
                        }));
    }

    private Duration limit(Order order) {
        var left = Duration.between(clock.instant(), order.deadline()).minus(BEFORE_DEADLINE);
        var limit = left.compareTo(settings.edgeLimit()) < 0 ? left : settings.edgeLimit();
        return limit.compareTo(LEAST) < 0 ? LEAST : limit;
    }

    private synchronized void use(EdgeMap found) {
        if (!found.points().equals(map.points()) && !later.isShutdown()) {
            probes.forEach(ReceiverProbe::close);
            map = found;
            probes = ReceiverProbe.of(found.points(), http, later);
        }
    }

    @Override
    public synchronized void close() {
        probes.forEach(ReceiverProbe::close);
        probes = List.of();
    }
}
