package nl.weerklank.channel.web.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.weerklank.channel.web.stream.StreamHub;
import nl.weerklank.contract.alert.AlertIds;

/** The origin behind the edge: answers reads from prepared bytes, keeps the live stream, hands everything else to its desk. */
public final class OriginServer {

    private static final int LONGEST_URI = 2048;
    private static final Pattern BARE_CODE = Pattern.compile("(/[a-z]{2,3})?/([0-9A-Za-z]{4}-?[0-9A-Za-z]{4})");

    private final Supplier<Site> site;
    private final StreamHub hub;
    private final Map<String, Consumer<HttpServerRequest>> desks;
    private volatile int port;

    /**
     * @param site asked anew for each request, so that it can be exchanged
     * @param desks requests that are not plain reads, by path
     */
    public OriginServer(Supplier<Site> site, StreamHub hub, Map<String, Consumer<HttpServerRequest>> desks) {
        this.site = site;
        this.hub = hub;
        this.desks = new ConcurrentHashMap<>(desks);
    }

    /** Listens on this machine only; 0 takes a free port. The stage fails naming the port when it is taken. */
    public CompletionStage<Void> start(Vertx vertx, int wantedPort, int instances) {
        // Vert.x shares one random port between the instances of a deployment when the port is negative.
        int shared = wantedPort == 0 ? -1 : wantedPort;
        return vertx.deployVerticle(() -> new Listening(shared), new DeploymentOptions().setInstances(instances))
                .<Void>mapEmpty()
                .recover(failed -> Future.failedFuture(said(failed, wantedPort)))
                .toCompletionStage();
    }

    /**
     * How many event loops serve best here: one for every two cores. The other half is for the network and the edge; measured
     * on two cores, the last of 3000 listeners heard after 1.04 times the floor with one loop, 1.5 times with two.
     */
    public static int loops() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
    }

    public int port() {
        return port;
    }

    private static Throwable said(Throwable failed, int wantedPort) {
        return failed instanceof BindException
                ? new IllegalStateException(
                        "port %d for the web origin is taken; stop what uses it or set another port"
                                .formatted(wantedPort),
                        failed)
                : failed;
    }

    private void handle(HttpServerRequest request) {
        var path = request.path();
        var response = request.response();
        SecurityHeaders.on(response);
        if (path == null || request.uri().length() > LONGEST_URI) {
            response.setStatusCode(414).end();
            return;
        }
        if (request.method() == HttpMethod.GET && path.equals("/stream")) {
            hub.listen(request);
            return;
        }
        var desk = desks.get(path);
        if (desk != null) {
            desk.accept(request);
        } else if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            read(request, path);
        } else if (request.method() == HttpMethod.OPTIONS) {
            response.putHeader("Access-Control-Allow-Origin", "*")
                    .putHeader("Access-Control-Allow-Methods", "GET, HEAD")
                    .putHeader("Access-Control-Allow-Headers", "*")
                    .setStatusCode(204)
                    .end();
        } else {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
        }
    }

    /**
     * A form sent without script: the code moves from the query into the path, where it can be kept by the edge; what can be no
     * code leads to a page that says so.
     */
    private static boolean movesCode(HttpServerRequest request, String path) {
        var typed = path.endsWith("/genuine") ? request.getParam("code") : null;
        if (typed == null || typed.isBlank()) {
            return false;
        }
        redirect(request, path + "/" + AlertIds.readShortCode(typed).orElse(Site.NO_CODE));
        return true;
    }

    /** A code typed straight behind the address of the site. */
    private static boolean isBareCode(HttpServerRequest request, String path) {
        var bare = BARE_CODE.matcher(path);
        var code = bare.matches() ? AlertIds.readShortCode(bare.group(2)) : Optional.<String>empty();
        code.ifPresent(found -> redirect(request, (bare.group(1) == null ? "" : bare.group(1)) + "/genuine/" + found));
        return code.isPresent();
    }

    private static void redirect(HttpServerRequest request, String to) {
        request.response().setStatusCode(303).putHeader("Location", to).end();
    }

    private void read(HttpServerRequest request, String path) {
        if (movesCode(request, path)) {
            return;
        }
        var now = site.get();
        var found = now.at(path);
        if (found.isEmpty() && isBareCode(request, path)) {
            return;
        }
        var answer = found.or(() -> now.at("/404"));
        if (answer.isEmpty()) {
            request.response().setStatusCode(404).end();
            return;
        }
        write(request, answer.get(), found.isPresent());
    }

    private static void write(HttpServerRequest request, Representation answer, boolean found) {
        var headers = request.response()
                .setStatusCode(found ? answer.status() : 404)
                .putHeader("Content-Type", answer.contentType())
                .putHeader("Cache-Control", found ? answer.cacheControl() : Representation.UNKNOWN)
                .putHeader("ETag", answer.etag())
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Expose-Headers", "ETag");
        var known = request.getHeader("If-None-Match");
        if (found
                && known != null
                && (known.contains(answer.etag()) || known.strip().equals("*"))) {
            headers.setStatusCode(304).end();
            return;
        }
        var gzip = answer.gzip();
        var accepts = request.getHeader("Accept-Encoding");
        boolean compressed = gzip != null && accepts != null && accepts.contains("gzip");
        var body = compressed && gzip != null ? gzip : answer.plain();
        if (compressed) {
            headers.putHeader("Content-Encoding", "gzip");
        }
        if (request.method() == HttpMethod.HEAD) {
            headers.putHeader("Content-Length", Integer.toString(body.length())).end();
        } else {
            headers.end(body);
        }
    }

    /** One event loop's share of the listening; several share one port. */
    private final class Listening extends AbstractVerticle {

        private final int wantedPort;

        Listening(int wantedPort) {
            this.wantedPort = wantedPort;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                    .setHost("127.0.0.1")
                    .setPort(wantedPort)
                    .setAcceptBacklog(8192)
                    .setMaxInitialLineLength(4096)
                    .setMaxHeaderSize(16 * 1024)
                    .setTcpNoDelay(true));
            server.requestHandler(OriginServer.this::handle).listen().onComplete(listening -> {
                if (listening.succeeded()) {
                    port = listening.result().actualPort();
                    started.complete();
                } else {
                    started.fail(listening.cause());
                }
            });
        }
    }
}
