package nl.weerklank.channel.web.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the live stream through one point of presence, as a page in a browser does: reconnects, and says what it has. */
final class StreamReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long RECONNECT_MILLIS = 250;

    private final HttpClient http;
    private final URI stream;
    private final ScheduledExecutorService later;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private volatile long lastId;
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile Flow.@Nullable Subscription reading;

    StreamReader(HttpClient http, String address, ScheduledExecutorService later) {
        this.http = http;
        this.stream = URI.create(address + "/stream?since=0");
        this.later = later;
    }

    /** What this reader was told last of one alert. */
    record Seen(int version, boolean current) {}

    void start() {
        if (closed) {
            return;
        }
        var request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", Long.toString(lastId))
                .build();
        http.sendAsync(request, answer -> {
                    connected = answer.statusCode() == 200;
                    return connected
                            ? HttpResponse.BodySubscribers.fromLineSubscriber(new Lines())
                            : HttpResponse.BodySubscribers.replacing(null);
                })
                .whenComplete((done, failed) -> again());
    }

    /** Whether it has been told of this version, and that it holds or not. */
    boolean saw(String alertId, int version, boolean current) {
        var last = seen.get(alertId);
        return last != null && (last.version() > version || (last.version() == version && last.current() == current));
    }

    boolean isConnected() {
        return connected;
    }

    private void again() {
        connected = false;
        if (!closed && !later.isShutdown()) {
            var unused = later.schedule(this::start, RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        closed = true;
        var now = reading;
        if (now != null) {
            now.cancel();
        }
    }

    private void event(String id, String data) {
        try {
            var json = JSON.readTree(data);
            seen.put(
                    json.path("alert").asText(),
                    new Seen(
                            json.path("version").asInt(),
                            json.path("standing").asText().equals("CURRENT")));
            lastId = Math.max(lastId, Long.parseLong(id));
        } catch (IOException | NumberFormatException e) {
            // not an event of ours: a reader that cannot read it has not seen it
        }
    }

    private final class Lines implements Flow.Subscriber<String> {

        private String id = "";
        private final StringBuilder data = new StringBuilder();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            reading = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    event(id, data.toString());
                    data.setLength(0);
                }
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data.append(line, 6, line.length());
            }
        }

        @Override
        public void onError(Throwable failed) {}

        @Override
        public void onComplete() {}
    }
}
