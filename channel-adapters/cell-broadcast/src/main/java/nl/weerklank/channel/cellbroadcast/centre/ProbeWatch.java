package nl.weerklank.channel.cellbroadcast.centre;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.weerklank.channel.cellbroadcast.link.Link;
import nl.weerklank.channel.cellbroadcast.link.LinkHandler;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.channel.cellbroadcast.text.Pages;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Listens to receivers in the field, which say over one TCP connection, a JSON object a line, where they stand and what
 * they showed. A message shown as it was sent is OBSERVED in the receiver's map cell; receivers that stay quiet where
 * cells confirmed contradict the confirmation.
 */
final class ProbeWatch implements LinkHandler {

    private static final System.Logger LOG = System.getLogger(ProbeWatch.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST_LINE = 64 * 1024;

    /** What a receiver says: where it stands, or, with a serial number, what it showed. */
    record Line(
            String probe,
            double latitude,
            double longitude,
            @Nullable Integer messageId,
            @Nullable Integer serial,
            @Nullable String text) {}

    /** A message that a receiver showed. */
    record Sighting(String probe, long mapCell, int messageId, int serial, String text) {}

    private final LinkLoop loop;
    private final CentreSettings settings;
    private final ServiceMap service;
    private final Consumer<Sighting> sightings;
    private final Map<String, Long> standing = new HashMap<>();
    private final Map<OrderTrack, Watch> watches = new HashMap<>();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private @Nullable Link link;
    private boolean closed;

    ProbeWatch(LinkLoop loop, CentreSettings settings, ServiceMap service, Consumer<Sighting> sightings) {
        this.loop = loop;
        this.settings = settings;
        this.service = service;
        this.sightings = sightings;
    }

    void start() {
        var at = settings.probes();
        if (at != null && !closed && link == null) {
            link = loop.connect(at, CONNECT, this);
        }
    }

    void close() {
        closed = true;
        if (link != null) {
            link.close("the centre closes");
        }
    }

    /** From now on receivers in the order's area are listened for. */
    void expect(LiveAlert alert, OrderTrack track) {
        if (settings.probes() == null || track.order().action() == OrderAction.STOP) {
            return;
        }
        watches.keySet()
                .removeIf(old -> old.order().alertId().equals(alert.alertId())
                        && old.order().version() < alert.version());
        alert.messages().stream()
                .filter(WarningMessage::primary)
                .findFirst()
                .ifPresent(primary -> watches.put(track, new Watch(primary)));
    }

    /** Cells were confirmed: their receivers should show the message soon. */
    void confirmed(LiveAlert alert) {
        for (var track : alert.tracks()) {
            var watch = watches.get(track);
            if (watch != null) {
                var fresh = track.transmitted().minus(watch.due);
                if (!fresh.isEmpty()) {
                    watch.due = watch.due.union(fresh);
                    loop.schedule(settings.observeWithin(), () -> missed(track, watch, fresh));
                }
            }
        }
    }

    /** Compares what a receiver showed with what the alert sends. */
    void match(LiveAlert alert, Sighting sighting) {
        for (var track : alert.tracks()) {
            var watch = watches.get(track);
            if (watch == null
                    || watch.primary.messageId() != sighting.messageId()
                    || watch.primary.serial().bits() != sighting.serial()) {
                continue;
            }
            var where = CellSet.of(sighting.mapCell());
            if (!sighting.text().equals(watch.text)) {
                var inside = where.intersect(track.order().cells());
                if (!inside.isEmpty()) {
                    track.reports()
                            .failed(Fault.NOT_OBSERVED, inside, "receiver " + sighting.probe() + " shows another text");
                }
            } else if (watch.seen.add(sighting.probe()) && track.order().cells().contains(sighting.mapCell())) {
                track.reports()
                        .reached(Rung.OBSERVED, where, "receiver " + sighting.probe() + " shows the text as sent");
            }
        }
    }

    @Override
    public void opened(Link opened) {
        rest.reset();
        standing.clear();
    }

    @Override
    public void received(Link from, ByteBuffer octets) {
        while (octets.hasRemaining()) {
            byte octet = octets.get();
            if (octet != '\n') {
                rest.write(octet);
                continue;
            }
            line(rest.toByteArray());
            rest.reset();
        }
        if (rest.size() > LONGEST_LINE) {
            from.close("a receiver's line is too long");
        }
    }

    @Override
    public void closed(Link gone, String reason) {
        link = null;
        if (!closed) {
            loop.schedule(RETRY, this::start);
        }
    }

    private void line(byte[] json) {
        try {
            var line = ContractJson.read(json, Line.class);
            long mapCell = H3Map.cellAt(line.latitude(), line.longitude());
            standing.put(line.probe(), mapCell);
            if (line.messageId() != null && line.serial() != null && line.text() != null) {
                sightings.accept(new Sighting(line.probe(), mapCell, line.messageId(), line.serial(), line.text()));
            }
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "line of a receiver left out cause={0}", e.getMessage());
        }
    }

    /**
     * Some cells are due. Where no receiver of a BSC's area saw anything, nothing of that BSC is believed; where others
     * did, only what is served by the radio cells of the receivers that stayed quiet.
     */
    private void missed(OrderTrack track, Watch watch, CellSet due) {
        if (!watches.containsKey(track) || link == null) {
            return;
        }
        var quiet = new TreeMap<Integer, List<Long>>();
        var heard = new HashSet<Integer>();
        standing.forEach((probe, mapCell) -> {
            if (due.contains(mapCell)) {
                int bsc = service.bscOf(mapCell);
                if (watch.seen.contains(probe)) {
                    heard.add(bsc);
                } else {
                    quiet.computeIfAbsent(bsc, b -> new ArrayList<>()).add(mapCell);
                }
            }
        });
        quiet.forEach((bsc, mapCells) -> {
            var doubted = heard.contains(bsc) ? servedLike(track, mapCells) : due.filter(c -> service.bscOf(c) == bsc);
            var seen = seenPlaces(watch);
            var failing = doubted.intersect(due).filter(cell -> !seen.contains(cell));
            if (!failing.isEmpty()) {
                track.reports()
                        .failed(
                                Fault.NOT_OBSERVED,
                                failing,
                                settings.bscs().get(bsc).name() + " confirmed, but " + mapCells.size()
                                        + " receivers there show nothing");
            }
        });
    }

    private Set<Long> seenPlaces(Watch watch) {
        var places = new HashSet<Long>();
        watch.seen.forEach(probe -> {
            var at = standing.get(probe);
            if (at != null) {
                places.add(at);
            }
        });
        return places;
    }

    private CellSet servedLike(OrderTrack track, List<Long> mapCells) {
        var radioCells = new BitSet();
        for (long mapCell : mapCells) {
            for (int server : service.servers(mapCell)) {
                radioCells.set(server);
            }
        }
        return track.servedBy(radioCells);
    }

    /** One order's receivers: who saw it and what is due. */
    private static final class Watch {
        private final WarningMessage primary;
        private final String text;
        private final Set<String> seen = new HashSet<>();
        private CellSet due = CellSet.EMPTY;

        Watch(WarningMessage primary) {
            this.primary = primary;
            this.text = Pages.join(primary.pages(), primary.scheme());
        }
    }
}
