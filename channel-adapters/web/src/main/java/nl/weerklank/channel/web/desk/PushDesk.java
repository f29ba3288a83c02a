package nl.weerklank.channel.web.desk;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nl.weerklank.channel.web.push.Subscriptions;
import nl.weerklank.channel.web.push.Vapid;
import nl.weerklank.channel.web.text.Languages;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.json.ContractJson;

/** Where browsers subscribe to messages: by places that become cells at once, at push services that we know. */
public final class PushDesk {

    private static final int MOST_PLACES = 12;
    private static final int AROUND = 1;

    private final Subscriptions subscriptions;
    private final Vapid vapid;
    private final List<String> services;
    private final LongSupplier revision;
    private final RateLimit limit;

    /** @param services host names of push services, or endings of them that begin with a dot */
    public PushDesk(
            Subscriptions subscriptions,
            Vapid vapid,
            List<String> services,
            LongSupplier revision,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.vapid = vapid;
        this.services = List.copyOf(services);
        this.revision = revision;
        this.limit = new RateLimit(20, Duration.ofMinutes(10), clock);
    }

    /** The requests of this desk by path. */
    public Map<String, Consumer<HttpServerRequest>> byPath() {
        return Map.of(
                "/push/key", this::key,
                "/push/subscribe", new Desk(limit, this::subscribe),
                "/push/unsubscribe", new Desk(limit, this::unsubscribe));
    }

    record Wish(String endpoint, Keys keys, List<List<Double>> places, String language) {}

    record Keys(String p256dh, String auth) {}

    record Farewell(String endpoint) {}

    private void key(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "public, max-age=300")
                .end("{\"key\":\"" + vapid.publicKey() + "\"}");
    }

    private Desk.Answer subscribe(String body) throws IOException {
        var wish = ContractJson.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), Wish.class);
        if (wish.keys() == null || wish.places() == null || !isKnownService(wish.endpoint())) {
            throw new IllegalArgumentException("an endpoint at a known push service, its keys and places are needed");
        }
        var cells = cells(wish.places());
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("at least one place in degrees is needed");
        }
        boolean room = subscriptions.add(
                wish.endpoint(),
                wish.keys().p256dh(),
                wish.keys().auth(),
                cells,
                Languages.tag(wish.language() == null ? "nl" : wish.language()),
                revision.getAsLong());
        return room ? new Desk.Answer(201, "") : new Desk.Answer(503, "no more subscriptions are taken just now\n");
    }

    private Desk.Answer unsubscribe(String body) throws IOException {
        var farewell = ContractJson.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), Farewell.class);
        subscriptions.remove(farewell.endpoint());
        return new Desk.Answer(204, "");
    }

    /** Endpoints lead us to call an address that a stranger wrote: only push services of browsers are called. */
    private boolean isKnownService(String endpoint) {
        if (endpoint == null) {
            return false;
        }
        var uri = URI.create(endpoint);
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean known = services.stream().anyMatch(s -> s.startsWith(".") ? host.endsWith(s) : host.equals(s));
        return known && ("https".equals(uri.getScheme()) || host.equals("127.0.0.1")) && uri.getUserInfo() == null;
    }

    private static CellSet cells(List<List<Double>> places) {
        var cells = CellSet.EMPTY;
        for (var place : places.subList(0, Math.min(places.size(), MOST_PLACES))) {
            if (place.size() != 2 || !(Math.abs(place.getFirst()) <= 90) || !(Math.abs(place.getLast()) <= 180)) {
                throw new IllegalArgumentException("a place is latitude and longitude in degrees");
            }
            cells = cells.union(H3Map.disk(H3Map.cellAt(place.getFirst(), place.getLast()), AROUND));
        }
        return cells;
    }
}
