package nl.weerklank.dispatch.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.track.ChannelNote;
import nl.weerklank.dispatch.track.Dissemination;
import nl.weerklank.dispatch.track.OrderTrack;
import nl.weerklank.dispatch.track.Standing;

/** Writes a dissemination as the API says it: counts instead of cells, words instead of codes. */
final class StatusWriter {

    private final PeopleMap people;
    private final List<String> configured;

    StatusWriter(PeopleMap people, List<String> configured) {
        this.people = people;
        this.configured = List.copyOf(configured);
    }

    DisseminationStatus write(Dissemination of) {
        return new DisseminationStatus(
                of.revision(),
                of.alertId(),
                of.version(),
                of.kind().name(),
                of.mode().name(),
                of.lane().name(),
                of.headline(),
                of.acceptedAt(),
                of.versions().stream()
                        .map(note -> new DisseminationStatus.Version(
                                note.version(), note.kind().name(), note.acceptedAt()))
                        .toList(),
                of.expires(),
                of.phase().name(),
                new DisseminationStatus.People(
                        round(of.people()), round(of.people()) - round(of.remainder()), round(of.remainder())),
                channels(of),
                of.curve().stream()
                        .map(point -> new DisseminationStatus.RemainderAt(
                                point.version(),
                                point.at(),
                                after(of.firstAcceptedAt(), point.at()),
                                round(point.remainder()),
                                point.cause()))
                        .toList(),
                of.fallbacks().stream()
                        .map(note -> new DisseminationStatus.Fallback(
                                note.version(),
                                note.at(),
                                note.channel(),
                                note.wave(),
                                round(note.people()),
                                note.cells(),
                                note.reason()))
                        .toList(),
                of.decisions().stream()
                        .map(note -> new DisseminationStatus.Decision(
                                note.number(), note.version(), note.at(), note.channel(), note.text()))
                        .toList(),
                unreached(of).compact(),
                of.target().compact());
    }

    private List<DisseminationStatus.Channel> channels(Dissemination of) {
        var names = new LinkedHashSet<>(configured);
        of.orders().forEach(order -> names.add(order.channel()));
        Map<String, String> notes = new LinkedHashMap<>();
        for (ChannelNote note : of.notes()) {
            notes.put(note.channel(), note.text());
        }
        var channels = new ArrayList<DisseminationStatus.Channel>();
        for (var name : names) {
            var current =
                    of.current().filter(order -> order.channel().equals(name)).toList();
            var standing = Standing.of(current, of.mode());
            channels.add(new DisseminationStatus.Channel(
                    name,
                    standing.name(),
                    standing.settled(),
                    notes.get(name),
                    of.orders().stream()
                            .filter(order -> order.channel().equals(name))
                            .map(order -> order(of, order))
                            .toList()));
        }
        return channels;
    }

    private DisseminationStatus.OrderOf order(Dissemination of, OrderTrack order) {
        var accepted = of.acceptanceOf(order.version());
        return new DisseminationStatus.OrderOf(
                order.orderId(),
                order.version(),
                order.wave(),
                order.attempt(),
                order.action().name(),
                order.cells().size(),
                round(order.people()),
                order.reason(),
                order.issuedAt(),
                order.deadline(),
                order.proofs().stream()
                        .map(proof -> new DisseminationStatus.RungOf(
                                proof.rung().name(),
                                proof.at(),
                                after(accepted, proof.at()),
                                proof.cells().size(),
                                round(people.in(proof.cells())),
                                proof.lastAt()))
                        .toList(),
                order.faults().stream()
                        .map(note -> new DisseminationStatus.FaultOf(
                                note.fault().name(),
                                note.fault().blame().name(),
                                note.cells().size(),
                                round(people.in(note.cells())),
                                note.detail(),
                                note.at()))
                        .toList(),
                order.failed().size());
    }

    private static CellSet unreached(Dissemination of) {
        var unreached = of.target();
        if (of.kind() == AlertKind.CANCEL) {
            return CellSet.EMPTY;
        }
        for (var order : of.current().toList()) {
            unreached = unreached.minus(order.confirmed());
        }
        return unreached;
    }

    private static long after(Instant accepted, Instant at) {
        return Duration.between(accepted, at).toMillis();
    }

    private static double round(double people) {
        return Math.round(people * 10) / 10.0;
    }
}
