package nl.weerklank.channel.web.desk;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Counts residents who say that they have read an alert: no name, no address, at most one place rounded to a tenth of a
 * degree. Where enough of them say so, the area around them counts as SEEN.
 */
public final class SeenDesk {

    private static final int MOST_WATCHED = 200;
    private static final double GRID = 10;

    /** An area of a tenth of a degree for one version of an alert. */
    private record Square(String alert, int version, long north, long east) {}

    private record Watched(CellSet cells, ReportSink reports) {}

    record Ping(String alert, int version, @Nullable List<Double> near) {}

    private final RateLimit limit;
    private final int enough;
    private final Map<Square, Integer> counts = new HashMap<>();
    private final Map<String, Watched> watched = new HashMap<>();

    /** @param enough how many residents of a square must say so */
    public SeenDesk(int enough, InstantSource clock) {
        this.enough = enough;
        this.limit = new RateLimit(30, Duration.ofMinutes(10), clock);
    }

    public Map<String, Consumer<HttpServerRequest>> byPath() {
        return Map.of("/seen", new Desk(limit, this::seen));
    }

    /** From now on counts for these cells of an order. */
    public synchronized void watch(String alert, int version, CellSet cells, ReportSink reports) {
        if (watched.size() >= MOST_WATCHED) {
            watched.clear();
            counts.clear();
        }
        watched.merge(
                alert + " " + version, new Watched(cells, reports), (was, is) -> new Watched(is.cells(), is.reports()));
    }

    private Desk.Answer seen(String body) {
        var ping = ContractJson.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), Ping.class);
        count(ping);
        return new Desk.Answer(202, "");
    }

    private void count(Ping ping) {
        var near = ping.near();
        if (near == null || near.size() != 2) {
            return;
        }
        Watched order;
        CellSet area;
        synchronized (this) {
            order = watched.get(ping.alert() + " " + ping.version());
            if (order == null) {
                return;
            }
            var square = square(ping.alert(), ping.version(), near.getFirst(), near.getLast());
            area = order.cells().filter(cell -> in(cell, square));
            if (area.isEmpty() || counts.merge(square, 1, Integer::sum) != enough) {
                return;
            }
        }
        order.reports()
                .reached(
                        Rung.SEEN,
                        area,
                        "%d residents near %.1f, %.1f said that they had read it"
                                .formatted(enough, near.getFirst(), near.getLast()));
    }

    private static boolean in(long cell, Square square) {
        var centre = H3Map.centre(cell);
        return square(square.alert(), square.version(), centre.latitude(), centre.longitude())
                .equals(square);
    }

    private static Square square(String alert, int version, double latitude, double longitude) {
        return new Square(alert, version, Math.round(latitude * GRID), Math.round(longitude * GRID));
    }
}
