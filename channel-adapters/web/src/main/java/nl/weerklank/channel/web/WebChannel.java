package nl.weerklank.channel.web;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.web.board.BoardDecision;
import nl.weerklank.channel.web.board.BoardStore;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.feed.Publisher;
import nl.weerklank.channel.web.http.OriginServer;
import nl.weerklank.channel.web.site.SiteParts;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.RouteTest;
import org.jspecify.annotations.Nullable;

/**
 * Publishes alerts on the web: the origin shows them, the edge confirms that it serves them (TRANSMITTED), and readers of
 * our own see them through every point of presence (OBSERVED). What the edge confirmed and nobody could see is taken back.
 */
final class WebChannel implements ChannelAdapter {

    private static final Logger LOG = System.getLogger(WebChannel.class.getName());
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final int KEEP_ALIVE_TICKS = 3;

    private final WebSettings settings;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("web-channel-", 0).factory());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(OriginServer.loops())
            .setWorkerPoolSize(2)
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
    private final Publication publication;
    private final Outreach outreach;
    private final OriginServer origin;
    private final EdgeLink edge;
    private final CellSet covered;
    private int ticks;

    WebChannel(ChannelSettings channel, WebSettings settings) {
        this.settings = settings;
        try {
            var languages = UiTexts.withFilesOf(settings.textsFolder());
            var folder = channel.stateDir();
            var publisher = Publisher.in(
                    folder, "Weerklank " + channel.channel(), channel.clock().instant());
            var parts = new SiteParts(languages, settings.publicAddress(), settings.trust(), publisher);
            this.publication = new Publication(
                    new BoardStore(folder), channel.clock(), parts, settings.mostListeners(), this::changed);
            this.outreach = new Outreach(
                    channel,
                    settings,
                    languages,
                    http,
                    later,
                    () -> publication.board().revision());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "channel %s: the state folder cannot be used: %s".formatted(channel.channel(), e.getMessage()), e);
        }
        this.origin = new OriginServer(publication::site, publication.hub(), outreach.desks());
        this.edge = new EdgeLink(settings, http, later, channel.clock());
        this.covered = Coverage.netherlands();
    }

    @Override
    public CompletionStage<Void> open() {
        var unused = later.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        return origin.start(vertx, settings.port(), OriginServer.loops()).thenCompose(up -> {
            LOG.log(Level.INFO, "web origin listens on 127.0.0.1:{0}", Integer.toString(origin.port()));
            outreach.resume(publication.board(), this::feed);
            return edge.announce(originAddress());
        });
    }

    @Override
    public List<ChannelCoverage.Group> coverage() {
        return List.of(new ChannelCoverage.Group(settings.chance(), covered));
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var beyond = emission.order().cells().minus(covered);
        if (!beyond.isEmpty()) {
            reports.failed(Fault.NOT_COVERED, beyond, "no readers of this edge are known there");
        }
        var cells = emission.order().cells().intersect(covered);
        if (cells.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        outreach.seen().watch(emission.alert(), cells, reports);
        return CompletableFuture.supplyAsync(() -> published(emission), later)
                .thenCompose(decision -> switch (decision) {
                    case BoardDecision.Superseded(var by) -> {
                        reports.failed(
                                Fault.SUPERSEDED,
                                cells,
                                "the site already shows version %d, %s".formatted(by.version(), by.standing()));
                        yield CompletableFuture.<Void>completedStage(null);
                    }
                    case BoardDecision.Changed(var next, var alert) ->
                        edge.serve(alert, emission.order(), cells, reports);
                    case BoardDecision.AlreadyShown(var alert) -> edge.serve(alert, emission.order(), cells, reports);
                });
    }

    @Override
    public CompletionStage<Health> probe() {
        return edge.announce(originAddress())
                .thenCompose(announced -> edge.health(publication.board().revision()));
    }

    @Override
    public CompletionStage<List<RouteTest.Route>> testRoutes() {
        return edge.announce(originAddress())
                .thenCompose(announced -> edge.routes(publication.board().revision()));
    }

    @Override
    public void backbone(boolean heard) {
        publication.source(heard);
    }

    private BoardDecision published(Emission emission) {
        try {
            return publication.publish(emission);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the board cannot be kept on disk; is it full?", e);
        }
    }

    private void changed(PublicAlert alert) {
        outreach.tell(alert, this::feed);
    }

    private byte[] feed() {
        return publication.site().at("/feed.atom").orElseThrow().plain().getBytes();
    }

    private String originAddress() {
        return "http://127.0.0.1:" + origin.port();
    }

    private void tick() {
        try {
            publication.tick();
            if (++ticks % KEEP_ALIVE_TICKS == 0) {
                publication.hub().keepAlive();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the board could not be brought up to date", e);
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        edge.close();
        await(vertx.close().toCompletionStage());
        http.shutdownNow();
    }

    private static void await(CompletionStage<@Nullable Void> closed) {
        try {
            closed.toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.log(Level.WARNING, "the web origin did not close cleanly", e);
        }
    }
}
