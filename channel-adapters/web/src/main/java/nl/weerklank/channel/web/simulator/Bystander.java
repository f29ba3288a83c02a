package nl.weerklank.channel.web.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.simulator.PublicNotebook;

/** Somebody with the page open behind one point of presence: notes what arrives, as it arrives. */
final class Bystander {

    private static final long RECONNECT_MILLIS = 25;

    private final Vertx vertx;
    private final HttpClient client;
    private final String address;
    private final String place;
    private final PublicNotebook notebook;
    private final Map<String, String> showing = new ConcurrentHashMap<>();
    private volatile String lastId = "0";
    private volatile boolean closed;

    Bystander(Vertx vertx, HttpClient client, String address, String place, PublicNotebook notebook) {
        this.vertx = vertx;
        this.client = client;
        this.address = address;
        this.place = place;
        this.notebook = notebook;
    }

    void watch() {
        if (closed) {
            return;
        }
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(address + "/stream?since=0")
                .putHeader("Last-Event-ID", lastId);
        client.request(options)
                .compose(request -> request.send())
                .onSuccess(this::read)
                .onFailure(failed -> again());
    }

    void close() {
        closed = true;
    }

    /** The names of the alerts that its page shows as holding. */
    Collection<String> showing() {
        return showing.values();
    }

    private void again() {
        if (!closed) {
            vertx.setTimer(RECONNECT_MILLIS, late -> watch());
        }
    }

    private void read(HttpClientResponse stream) {
        if (stream.statusCode() != 200) {
            stream.exceptionHandler(gone -> {});
            stream.end().onComplete(end -> again());
            return;
        }
        var event = new Event();
        var lines = RecordParser.newDelimited("\n", line -> event.line(line.toString()));
        stream.handler(lines);
        stream.exceptionHandler(broken -> again());
        stream.endHandler(end -> again());
    }

    private void note(String id, String data) {
        try {
            var json = new JsonObject(data);
            var alert = json.getString("alert", "");
            boolean holds = "CURRENT".equals(json.getString("standing"));
            var name = json.getString("code") + " v" + json.getInteger("version");
            lastId = id;
            if (holds) {
                showing.put(alert, name);
                notebook.note(name, place, json.getString("headline", ""));
            } else if (showing.remove(alert) != null) {
                notebook.note(name + " ended", place, json.getString("headline", ""));
            }
        } catch (DecodeException | ClassCastException e) {
            notebook.note("unreadable", place, data);
        }
    }

    private final class Event {

        private String id = "";

        void line(String line) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                note(id, line.substring(6));
            }
        }
    }
}
