package nl.weerklank.channel.runtime.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.status.RouteTest;
import org.jspecify.annotations.Nullable;

/** Has the adapter test each of its routes every few minutes, one round at a time, and says what came of it; a round without an answer failed. */
public final class RouteTester {

    /** How often a round begins, and how long it may take. */
    public record Pace(Duration every, Duration limit) {}

    private static final System.Logger LOG = System.getLogger(RouteTester.class.getName());
    private static final String WHOLE = "all";

    private final ChannelPulse.Identity identity;
    private final Pace pace;
    private final ChannelAdapter adapter;
    private final StatusLog log;
    private final InstantSource clock;
    private final Executor threads;
    private List<String> known = List.of(WHOLE);
    private @Nullable Instant due;
    private boolean going;
    private boolean stopped;

    public RouteTester(
            ChannelPulse.Identity identity,
            Pace pace,
            ChannelAdapter adapter,
            StatusLog log,
            InstantSource clock,
            Executor threads) {
        this.identity = identity;
        this.pace = pace;
        this.adapter = adapter;
        this.log = log;
        this.clock = clock;
        this.threads = threads;
    }

    /** Begins a round when one is due. */
    public synchronized void beat() {
        var now = clock.instant();
        if (stopped || going || (due != null && now.isBefore(due))) {
            return;
        }
        going = true;
        due = now.plus(pace.every());
        CompletableFuture.supplyAsync(adapter::testRoutes, threads)
                .thenCompose(Function.identity())
                .orTimeout(pace.limit().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((routes, error) -> ended(now, routes, error));
    }

    public synchronized void stop() {
        stopped = true;
    }

    private synchronized void ended(Instant began, @Nullable List<RouteTest.Route> routes, @Nullable Throwable error) {
        going = false;
        if (stopped) {
            return;
        }
        var said = routes == null || routes.isEmpty() ? unanswered(error) : routes;
        known = said.stream().map(RouteTest.Route::route).toList();
        var took = Duration.between(began, clock.instant()).toMillis();
        var test = new RouteTest(
                RouteTest.SCHEMA, identity.channel(), identity.instance(), began, Math.max(0, took), said);
        LOG.log(
                System.Logger.Level.DEBUG,
                "routes tested channel={0} passed={1} of={2}",
                identity.channel(),
                test.passed(),
                said.size());
        var unused = log.append(test);
    }

    private List<RouteTest.Route> unanswered(@Nullable Throwable error) {
        var why = error == null ? "the adapter named no route" : "the route test gave no answer: " + error;
        return known.stream()
                .map(route -> new RouteTest.Route(route, false, why))
                .toList();
    }
}
