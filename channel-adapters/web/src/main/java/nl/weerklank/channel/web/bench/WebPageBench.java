package nl.weerklank.channel.web.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nl.weerklank.channel.web.board.Archive;
import nl.weerklank.channel.web.feed.Publisher;
import nl.weerklank.channel.web.http.OriginServer;
import nl.weerklank.channel.web.page.Pages;
import nl.weerklank.channel.web.site.SiteParts;
import nl.weerklank.channel.web.stream.ReplayLog;
import nl.weerklank.channel.web.stream.StreamHub;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.simulator.Bench;

/** Requests a second for the page and the feed, beside a static file of the same size from the same HTTP stack. */
public final class WebPageBench implements Bench {

    private static final double LEAST_OF_FLOOR = 0.7;
    private static final int TURNS = 3;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private final int seconds;

    public WebPageBench() {
        this(5);
    }

    WebPageBench(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return "web-page";
    }

    @Override
    public String about() {
        return "requests a second for the page and the feed with wrk: at least %.1f x a static file of the same size from the same HTTP stack"
                .formatted(LEAST_OF_FLOOR);
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        var vertx = Vertx.vertx();
        // Of its own: within one Vert.x, servers on "any port" share it.
        var floor = Vertx.vertx();
        var folder = Files.createTempDirectory("weerklank-bench");
        try {
            int port = origin(vertx, folder);
            boolean held = true;
            for (var path : List.of("/", "/feed.atom")) {
                held &= compare(floor, folder, port, path, out);
            }
            return held;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
            floor.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private boolean compare(Vertx vertx, Path folder, int port, String path, PrintStream out) throws Exception {
        var file = folder.resolve("static");
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + port + path))
                    .build();
            Files.write(
                    file,
                    http.send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        }
        int floorPort = fileServer(vertx, file);
        var floors = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            floors.add(rate(floorPort, "/static"));
            ours.add(rate(port, path));
        }
        double floor = median(floors);
        double rate = median(ours);
        out.printf(
                "%s (%d bytes): static file %.0f/s, ours %.0f/s, ratio %.2f (bound %.1f)%n",
                path, Files.size(file), floor, rate, rate / floor, LEAST_OF_FLOOR);
        return rate / floor >= LEAST_OF_FLOOR;
    }

    private static int origin(Vertx vertx, Path folder) throws Exception {
        var now = InstantSource.system().instant();
        var parts = new SiteParts(
                UiTexts.shipped(),
                "http://127.0.0.1",
                new TrustStore(Map.of()),
                new Publisher(SignerIdentity.generate("bench", now, now.plusSeconds(86_400))));
        var site = parts.at(new Pages.Now(BenchAlert.board(now), now, now, false), Archive.empty());
        var hub = new StreamHub(new ReplayLog(10, 0, id -> List.of()), 10);
        var origin = new OriginServer(() -> site, hub, Map.of());
        origin.start(vertx, 0, OriginServer.loops()).toCompletableFuture().get();
        return origin.port();
    }

    /** The floor has as many event loops as the origin, and does nothing but send the file. */
    private static int fileServer(Vertx vertx, Path file) throws Exception {
        var port = new int[1];
        vertx.deployVerticle(
                        () -> new io.vertx.core.AbstractVerticle() {
                            @Override
                            public void start(io.vertx.core.Promise<Void> started) {
                                getVertx()
                                        .createHttpServer(new HttpServerOptions()
                                                .setHost("127.0.0.1")
                                                .setPort(-1))
                                        .requestHandler(request -> request.response()
                                                .putHeader("Content-Type", "text/html; charset=utf-8")
                                                .sendFile(file.toString()))
                                        .listen()
                                        .onSuccess(server -> port[0] = server.actualPort())
                                        .<Void>mapEmpty()
                                        .onComplete(started);
                            }
                        },
                        new io.vertx.core.DeploymentOptions().setInstances(OriginServer.loops()))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return port[0];
    }

    private double rate(int port, String path) throws IOException, InterruptedException {
        Process wrk;
        try {
            wrk = new ProcessBuilder("wrk", "-t1", "-c32", "-d" + seconds + "s", "http://127.0.0.1:" + port + path)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException("needs wrk (Debian package wrk)", e);
        }
        var said = new String(wrk.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        wrk.waitFor(seconds + 10L, TimeUnit.SECONDS);
        var found = RATE.matcher(said);
        if (!found.find() || said.contains("Non-2xx")) {
            throw new IOException("wrk did not measure: " + said);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
