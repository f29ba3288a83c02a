package nl.weerklank.channel.web.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.report.Fault;

/** Steers the edge over its control address: where the origin is, and that a new state is to be served. */
public final class EdgeControl {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_POINTS = 1000;

    private final HttpClient http;
    private final URI address;

    public EdgeControl(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** Says where the origin is; answers which points of presence there are. The stage fails when the edge does not answer. */
    public CompletionStage<EdgeMap> announce(String origin, Duration limit) {
        var body = JSON.createObjectNode().put("origin", origin).toString();
        return send("PUT", "/origin", body, limit).thenApply(EdgeControl::points);
    }

    /** Asks every point of presence to fetch this revision and to say what it serves then; never fails. */
    public CompletionStage<EdgeAnswer> serve(long revision, Duration limit) {
        var body = JSON.createObjectNode().put("revision", revision).toString();
        return send("POST", "/purge", body, limit)
                .<EdgeAnswer>thenApply(EdgeControl::confirmed)
                .exceptionally(EdgeControl::notConfirmed);
    }

    private CompletableFuture<JsonNode> send(String method, String path, String body, Duration limit) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(limit)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(answer -> {
            if (answer.statusCode() != 200) {
                throw new CompletionException(new Refusal(answer.statusCode()));
            }
            try {
                return JSON.readTree(answer.body());
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static EdgeMap points(JsonNode answer) {
        var points = new ArrayList<PointOfPresence>();
        for (var point : answer.path("points")) {
            if (points.size() < MOST_POINTS) {
                points.add(new PointOfPresence(
                        point.path("name").asText(),
                        point.path("latitude").asDouble(),
                        point.path("longitude").asDouble(),
                        point.path("address").asText()));
            }
        }
        return new EdgeMap(points);
    }

    private static EdgeAnswer confirmed(JsonNode answer) {
        var serving = new HashMap<String, Long>();
        for (var point : answer.path("points")) {
            if (point.path("serves").isIntegralNumber()) {
                serving.put(point.path("name").asText(), point.path("serves").asLong());
            }
        }
        return new EdgeAnswer.Confirmed(serving);
    }

    private static EdgeAnswer notConfirmed(Throwable failed) {
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return switch (cause) {
            case Refusal refusal ->
                new EdgeAnswer.Not(
                        Fault.REFUSED,
                        "the edge refused with HTTP status %d; see its own status page".formatted(refusal.status));
            // A connection that cannot be made times out as an HttpTimeoutException too, so this order matters.
            case java.net.http.HttpConnectTimeoutException e ->
                new EdgeAnswer.Not(
                        Fault.UNREACHABLE, "no connection with the edge's control address; is the network there?");
            case HttpTimeoutException e ->
                new EdgeAnswer.Not(
                        Fault.SILENT, "the edge took the request and did not answer; see its own status page");
            case ConnectException e ->
                new EdgeAnswer.Not(Fault.UNREACHABLE, "no connection with the edge's control address; is it up?");
            default ->
                new EdgeAnswer.Not(Fault.UNREACHABLE, "the connection with the edge broke: " + cause.getMessage());
        };
    }

    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refusal(int status) {
            super("HTTP status " + status);
            this.status = status;
        }
    }
}
