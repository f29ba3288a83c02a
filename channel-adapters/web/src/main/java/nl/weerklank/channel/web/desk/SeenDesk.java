package nl.weerklank.channel.web.desk;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.weerklank.channel.web.seen.Estimate;
import nl.weerklank.channel.web.seen.SeenSample;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Counts residents who say that they have read an alert, by a sample: no name, no address, at most one place rounded to a
 * tenth of a degree; the ticket by which somebody was asked is looked at and forgotten. Where enough of them say so, the area
 * around them counts as SEEN, and is said again each time that their number has doubled.
 */
public final class SeenDesk {

    private static final int MOST_WATCHED = 200;
    private static final double GRID = 10;
    private static final int LONGEST_TICKET = 40;

    /** An area of a tenth of a degree. */
    private record Square(long north, long east) {

        static Square of(double latitude, double longitude) {
            return new Square(Math.round(latitude * GRID), Math.round(longitude * GRID));
        }

        boolean holds(long cell) {
            var centre = H3Map.centre(cell);
            return of(centre.latitude(), centre.longitude()).equals(this);
        }

        String name() {
            return "%.1f, %.1f".formatted(north / GRID, east / GRID);
        }
    }

    /** Cells of one order, and where to say what is proven of them. */
    private record Part(CellSet cells, ReportSink reports) {}

    /** One version of an alert with what was counted for it. */
    private static final class Watched {

        private final AlertEvent event;
        private final List<Part> parts = new ArrayList<>();
        private final Map<Square, Integer> counts = new HashMap<>();
        private @Nullable SeenSample sample;

        Watched(AlertEvent event) {
            this.event = event;
        }

        SeenSample sample() {
            var known = sample;
            if (known == null) {
                known = SeenSample.of(event);
                sample = known;
            }
            return known;
        }
    }

    record Ping(
            String alert,
            int version,
            @Nullable List<Double> near,
            @Nullable String ticket) {}

    private record Due(Part part, Square square, Estimate estimate) {}

    private final RateLimit limit;
    private final int enough;
    private final Map<String, Watched> watched = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Watched> eldest) {
            return size() > MOST_WATCHED;
        }
    };

    /** @param enough how many residents of a square must say so */
    public SeenDesk(int enough, InstantSource clock) {
        this.enough = enough;
        this.limit = new RateLimit(30, Duration.ofMinutes(10), clock);
    }

    public Map<String, Consumer<HttpServerRequest>> byPath() {
        return Map.of("/seen", new Desk(limit, this::seen));
    }

    /** From now on counts for these cells of an order. */
    public synchronized void watch(AlertEvent event, CellSet cells, ReportSink reports) {
        var alert = watched.computeIfAbsent(key(event.alertId(), event.version()), k -> new Watched(event));
        alert.parts.removeIf(part -> part.cells().equals(cells));
        alert.parts.add(new Part(cells, reports));
    }

    private Desk.Answer seen(String body) {
        take(ContractJson.read(body.getBytes(StandardCharsets.UTF_8), Ping.class));
        return new Desk.Answer(202, "");
    }

    /** @throws IllegalArgumentException when this browser was not asked: it drew another rate than was announced */
    void take(Ping ping) {
        for (var due : count(ping)) {
            var said = "%s near %s said that they had read it"
                    .formatted(due.estimate().sentence(), due.square().name());
            if (due.estimate().counted() == enough) {
                due.part().reports().reached(Rung.SEEN, due.part().cells(), said);
            } else {
                due.part().reports().noted(due.part().cells(), said);
            }
        }
    }

    private synchronized List<Due> count(Ping ping) {
        if (ping.alert() == null) {
            throw new IllegalArgumentException("which alert was read is to be said");
        }
        var ticket = ping.ticket() == null ? "" : ping.ticket();
        var alert = watched.get(key(ping.alert(), ping.version()));
        if (alert == null) {
            return List.of();
        }
        if (ticket.length() > LONGEST_TICKET || !alert.sample().asks(ticket)) {
            throw new IllegalArgumentException("this ticket is not in the sample");
        }
        var near = ping.near();
        if (near == null || near.size() != 2) {
            return List.of();
        }
        var square = Square.of(near.getFirst(), near.getLast());
        var here = alert.parts.stream()
                .map(part -> new Part(part.cells().filter(square::holds), part.reports()))
                .filter(part -> !part.cells().isEmpty())
                .toList();
        int counted = here.isEmpty() ? 0 : alert.counts.merge(square, 1, Integer::sum);
        return isSaid(counted)
                ? here.stream()
                        .map(part -> new Due(part, square, alert.sample().estimate(counted)))
                        .toList()
                : List.of();
    }

    /** Enough, twice enough, four times enough ... */
    private boolean isSaid(int counted) {
        return counted > 0 && counted % enough == 0 && Integer.bitCount(counted / enough) == 1;
    }

    private static String key(String alert, int version) {
        return alert + " " + version;
    }
}
