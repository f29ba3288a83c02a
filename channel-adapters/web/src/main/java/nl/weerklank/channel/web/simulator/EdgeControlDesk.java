package nl.weerklank.channel.web.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import nl.weerklank.simulator.FaultGate;
import nl.weerklank.simulator.FaultKind;

/** The address where a customer steers the edge: says where the origin is, asks for a new state to be served. */
final class EdgeControlDesk {

    private static final int MOST_BODY = 4096;

    private final FaultGate gate;
    private final List<EdgePoint> points;
    private final Consumer<String> origin;
    private final HttpServer server;

    EdgeControlDesk(Vertx vertx, FaultGate gate, List<EdgePoint> points, Consumer<String> origin) {
        this.gate = gate;
        this.points = points;
        this.origin = origin;
        this.server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::handle);
    }

    Future<HttpServer> listen(int port) {
        return server.listen(port);
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        request.response().exceptionHandler(gone -> {});
        var context = Vertx.currentContext();
        request.bodyHandler(body -> {
            if (gate.silent()) {
                return;
            }
            if (gate.refuses() || body.length() > MOST_BODY) {
                request.response().setStatusCode(503).end("the edge refuses\n");
                return;
            }
            gate.answer(() -> context.runOnContext(go -> answer(request, body.toString())));
        });
    }

    private void answer(HttpServerRequest request, String body) {
        if (request.method() == HttpMethod.PUT && request.path().equals("/origin")) {
            origin.accept(new JsonObject(body).getString("origin"));
            end(request, described());
        } else if (request.method() == HttpMethod.GET && request.path().equals("/points")) {
            end(request, described());
        } else if (request.method() == HttpMethod.POST && request.path().equals("/purge")) {
            purge(request, new JsonObject(body).getLong("revision", 0L));
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private JsonArray described() {
        var all = new JsonArray();
        for (var point : points) {
            all.add(new JsonObject()
                    .put("name", point.region().title())
                    .put("latitude", point.region().latitude)
                    .put("longitude", point.region().longitude)
                    .put("address", point.address()));
        }
        return all;
    }

    private void purge(HttpServerRequest request, long revision) {
        var asked = points.stream().map(point -> served(point, revision)).toList();
        Future.join(asked).onComplete(all -> {
            var answers = new JsonArray();
            asked.forEach(one -> answers.add(one.result()));
            end(request, answers);
        });
    }

    private Future<JsonObject> served(EdgePoint point, long revision) {
        var answer = new JsonObject().put("name", point.region().title());
        if (!point.works()) {
            return Future.succeededFuture(answer.put("error", "this point of presence is down"));
        }
        if (gate.current() == FaultKind.LIE) {
            return Future.succeededFuture(answer.put("serves", revision));
        }
        return point.purge()
                .map(serves -> answer.put("serves", serves))
                .otherwise(failed -> answer.put("error", "the origin does not answer"));
    }

    private static void end(HttpServerRequest request, JsonArray points) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("points", points).encode());
    }
}
