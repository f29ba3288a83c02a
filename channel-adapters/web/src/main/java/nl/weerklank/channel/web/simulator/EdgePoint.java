package nl.weerklank.channel.web.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.weerklank.simulator.FaultGate;
import nl.weerklank.simulator.FaultKind;

/** One point of presence: a caching proxy on a socket of its own that can fail in every way a network can. */
final class EdgePoint {

    private static final Set<String> KEPT_HEADERS =
            Set.of("connection", "transfer-encoding", "content-length", "keep-alive");
    private static final Pattern ASKED = Pattern.compile("(?:^|&)((?:r=\\d{1,12})|(?:code=[^&]{1,200}))(?:&|$)");
    private static final Pattern REVISION = Pattern.compile("\"revision\":(\\d{1,18})");
    private static final int MOST_BODY = 64 * 1024;

    private final Region region;
    private final FaultGate gate;
    private final HttpClient client;
    private final Supplier<String> origin;
    private final EdgeCache cache;
    private final HttpServer server;
    private final Set<Runnable> streams = ConcurrentHashMap.newKeySet();

    EdgePoint(
            Vertx vertx,
            Region region,
            FaultGate gate,
            HttpClient client,
            Supplier<String> origin,
            InstantSource clock) {
        this.region = region;
        this.gate = gate;
        this.client = client;
        this.origin = origin;
        this.cache = new EdgeCache(client, origin, clock);
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setAcceptBacklog(4096))
                .requestHandler(this::handle);
    }

    Future<HttpServer> listen(int port) {
        return server.listen(port);
    }

    Region region() {
        return region;
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    boolean works() {
        return gate.works(region.ordinal());
    }

    /** Forgets what it kept and drops every stream; what a restart loses. */
    void restart() {
        cache.freeze(false);
        cache.clear();
        dropStreams();
    }

    /** Tells the truth again about what the origin has. */
    void thaw() {
        cache.freeze(false);
    }

    void dropStreams() {
        streams.forEach(Runnable::run);
        streams.clear();
    }

    /** Keeps a copy of what readers read most, and then answers from that alone. */
    Future<Void> freeze() {
        var copies = java.util.stream.Stream.of("/", "/en/", "/revision", "/feed.atom", "/alerts.json")
                .map(path -> cache.get(path, false))
                .toList();
        return Future.join(copies).otherwiseEmpty().map(done -> {
            cache.freeze(true);
            return null;
        });
    }

    /** Fetches anew and says which revision it serves then. */
    Future<Long> purge() {
        cache.clear();
        return cache.get("/revision", false).map(answer -> {
            var found = REVISION.matcher(answer.body().toString());
            return found.find() ? Long.parseLong(found.group(1)) : -1L;
        });
    }

    private void handle(HttpServerRequest request) {
        request.response().exceptionHandler(gone -> {});
        if (!works()) {
            request.connection().close();
            return;
        }
        if (gate.silent()) {
            hold(request.response());
            return;
        }
        if (gate.refuses()) {
            request.response().setStatusCode(503).putHeader("Retry-After", "5").end("the edge refuses\n");
            return;
        }
        if (request.path().equals("/stream")) {
            stream(request);
        } else if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            read(request);
        } else {
            pass(request);
        }
    }

    private void hold(HttpServerResponse response) {
        Runnable drop = () -> response.reset();
        streams.add(drop);
        response.closeHandler(gone -> streams.remove(drop));
    }

    private void read(HttpServerRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        var query = request.query() == null ? "" : request.query();
        var revision = ASKED.matcher(query);
        var path = request.path() + (revision.find() ? "?" + revision.group(1) : "");
        var context = Vertx.currentContext();
        cache.get(path, accepted != null && accepted.contains("gzip"))
                .onComplete(got -> gate.answer(() -> context.runOnContext(go -> {
                    if (got.succeeded()) {
                        write(request, got.result());
                    } else {
                        request.response().setStatusCode(502).end("the origin does not answer\n");
                    }
                })));
    }

    private static void write(HttpServerRequest request, EdgeCache.Answer answer) {
        var response = request.response().setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> {
            if (!KEPT_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                response.putHeader(name, value);
            }
        });
        var tag = answer.headers().get("ETag");
        var known = request.getHeader("If-None-Match");
        if (tag != null && known != null && known.contains(tag)) {
            response.setStatusCode(304).end();
        } else if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(answer.body().length()))
                    .end();
        } else {
            response.end(answer.body());
        }
    }

    private void pass(HttpServerRequest request) {
        var context = Vertx.currentContext();
        request.bodyHandler(body -> {
            if (body.length() > MOST_BODY) {
                request.response().setStatusCode(413).end();
                return;
            }
            var options = new RequestOptions()
                    .setMethod(request.method())
                    .setAbsoluteURI(origin.get() + request.uri())
                    .setTimeout(5000);
            request.headers().forEach((name, value) -> {
                var low = name.toLowerCase(java.util.Locale.ROOT);
                if (!KEPT_HEADERS.contains(low) && !low.equals("host")) {
                    options.putHeader(name, value);
                }
            });
            options.putHeader("X-Forwarded-For", request.remoteAddress().hostAddress());
            options.putHeader("X-Edge-Point", region.title());
            client.request(options)
                    .compose(out -> out.send(body))
                    .compose(in -> in.body()
                            .map(b -> new EdgeCache.Answer(
                                    in.statusCode(),
                                    in.headers(),
                                    b,
                                    java.time.Instant.EPOCH,
                                    java.time.Duration.ZERO)))
                    .onComplete(got -> gate.answer(() -> context.runOnContext(go -> {
                        if (got.succeeded()) {
                            write(request, got.result());
                        } else {
                            request.response().setStatusCode(502).end("the origin does not answer\n");
                        }
                    })));
        });
    }

    private void stream(HttpServerRequest request) {
        var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(origin.get() + request.uri());
        var id = request.getHeader("Last-Event-ID");
        if (id != null) {
            options.putHeader("Last-Event-ID", id);
        }
        client.request(options)
                .compose(out -> out.send())
                .onSuccess(in -> join(request.response(), in))
                .onFailure(failed -> request.response().setStatusCode(502).end());
    }

    private void join(HttpServerResponse response, HttpClientResponse in) {
        Runnable drop = () -> {
            in.request().reset();
            response.reset();
        };
        streams.add(drop);
        response.setStatusCode(in.statusCode()).setChunked(true);
        in.headers().forEach((name, value) -> {
            if (!KEPT_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                response.putHeader(name, value);
            }
        });
        response.closeHandler(gone -> {
            streams.remove(drop);
            in.request().reset();
        });
        in.exceptionHandler(broken -> response.reset());
        in.endHandler(end -> response.end());
        in.handler(chunk -> emit(response, chunk));
        response.write(": edge " + region.title() + "\n\n");
    }

    /** A frame on its way to a reader: now, late, or never while the edge lies. */
    private void emit(HttpServerResponse response, Buffer chunk) {
        if (gate.current() == FaultKind.SLOW) {
            gate.later(FaultGate.SLOWNESS, () -> response.write(chunk));
        } else if (gate.emits(region.ordinal())) {
            response.write(chunk);
        }
    }
}
