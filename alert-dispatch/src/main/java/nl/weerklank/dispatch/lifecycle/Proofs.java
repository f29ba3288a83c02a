package nl.weerklank.dispatch.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.plan.Figures;
import nl.weerklank.dispatch.track.FaultNote;
import nl.weerklank.dispatch.track.OrderTrack;
import nl.weerklank.dispatch.track.RungProof;
import org.jspecify.annotations.Nullable;

/** A report came: a rung is proven or taken back, never beyond what the order was for. */
final class Proofs {

    private static final int MOST_FAULTS = 24;

    private final PeopleMap people;
    private final Waves waves;
    private final Outlook outlook;

    Proofs(PeopleMap people, Waves waves, Outlook outlook) {
        this.people = people;
        this.waves = waves;
        this.outlook = outlook;
    }

    void take(Draft draft, Report report, List<ChannelView> channels) {
        var found = draft.orders().stream()
                .filter(order -> order.orderId().equals(report.orderId()))
                .findFirst();
        if (found.isEmpty()) {
            takeForOneLetGo(draft, report, channels);
            return;
        }
        take(draft, found.get(), report, channels);
    }

    /** A late proof of an attempt that failed long ago is a proof all the same; its failure is known already. */
    private void takeForOneLetGo(Draft draft, Report report, List<ChannelView> channels) {
        var newest = draft.standsFor(report.orderId(), report.channel(), report.version());
        if (newest.isEmpty()) {
            draft.putAside("the report is about an order that was never given");
        } else if (report.outcome() instanceof Outcome.Reached
                && report.cells().intersects(newest.get().cells())) {
            take(draft, newest.get(), report, channels);
        }
    }

    private void take(Draft draft, OrderTrack order, Report report, List<ChannelView> channels) {
        if (!order.channel().equals(report.channel()) || order.version() != report.version()) {
            draft.putAside("the report's channel or version is not that of its order");
            return;
        }
        var cells = report.cells().intersect(order.cells());
        if (cells.isEmpty()) {
            draft.putAside("none of the report's cells belongs to its order");
            return;
        }
        var after = with(order, report, cells);
        if (order.version() == draft.base().version()) {
            take(draft, order, after, report, cells, channels);
        } else {
            draft.replace(order, after);
        }
    }

    /** A failure may call for another wave at once; a proof never does, so only the last one is looked at closer. */
    private void take(
            Draft draft, OrderTrack order, OrderTrack after, Report report, CellSet cells, List<ChannelView> channels) {
        double before = outlook.remainder(draft, channels, cells);
        draft.replace(order, after);
        double change = outlook.remainder(draft, channels, cells) - before;
        draft.remainder(draft.remainder() + change, cause(report, cells));
        if (report.outcome() instanceof Outcome.Failed) {
            waves.evaluate(draft, channels);
        } else if (after.open().isEmpty()) {
            waves.rest(draft);
        }
    }

    private String cause(Report report, CellSet cells) {
        var what = switch (report.outcome()) {
            case Outcome.Reached reached -> reached.rung().name();
            case Outcome.Failed failed -> "failed (" + failed.fault() + ")";
        };
        return "%s %s in %s with %s people"
                .formatted(report.channel(), what, Figures.cells(cells.size()), Figures.people(people.in(cells)));
    }

    private static OrderTrack with(OrderTrack order, Report report, CellSet cells) {
        return switch (report.outcome()) {
            case Outcome.Reached reached -> reached(order, reached.rung(), cells, report);
            case Outcome.Failed failed -> failed(order, failed.fault(), cells, report);
        };
    }

    private static OrderTrack reached(OrderTrack order, Rung rung, CellSet cells, Report report) {
        var proofs = new ArrayList<RungProof>();
        var at = report.at();
        for (var proof : order.proofs()) {
            if (proof.rung() == rung) {
                at = proof.at();
                cells = cells.union(proof.cells());
            } else {
                proofs.add(proof);
            }
        }
        proofs.add(new RungProof(rung, cells, at, report.at()));
        proofs.sort(Comparator.comparing(RungProof::rung));
        boolean emits = rung.compareTo(Rung.TRANSMITTED) >= 0;
        return copy(
                order,
                proofs,
                emits ? order.failed().minus(cells) : order.failed(),
                emits ? order.hopeless().minus(cells) : order.hopeless(),
                order.lastFailureAt(),
                order.faults());
    }

    static OrderTrack failed(OrderTrack order, Fault fault, CellSet cells, Report report) {
        return failed(order, new FaultNote(fault, cells, report.detail(), report.at()));
    }

    /** The order with these cells failed: what was claimed for them is taken back. */
    static OrderTrack failed(OrderTrack order, FaultNote note) {
        var proofs = order.proofs().stream()
                .map(proof -> proof.rung().compareTo(Rung.TRANSMITTED) < 0
                        ? proof
                        : new RungProof(proof.rung(), proof.cells().minus(note.cells()), proof.at(), proof.lastAt()))
                .filter(proof -> !proof.cells().isEmpty())
                .toList();
        return copy(
                order,
                proofs,
                order.failed().union(note.cells()),
                note.fault().retryable()
                        ? order.hopeless().minus(note.cells())
                        : order.hopeless().union(note.cells()),
                note.at(),
                joined(order.faults(), note));
    }

    private static List<FaultNote> joined(List<FaultNote> notes, FaultNote added) {
        var joined = new ArrayList<>(notes);
        for (int i = 0; i < joined.size(); i++) {
            var note = joined.get(i);
            boolean same = note.fault() == added.fault()
                    && (note.detail().equals(added.detail()) || joined.size() >= MOST_FAULTS);
            if (same) {
                joined.set(i, new FaultNote(note.fault(), note.cells().union(added.cells()), note.detail(), note.at()));
                return joined;
            }
        }
        joined.add(added);
        return joined;
    }

    private static OrderTrack copy(
            OrderTrack order,
            List<RungProof> proofs,
            CellSet failed,
            CellSet hopeless,
            @Nullable Instant lastFailureAt,
            List<FaultNote> faults) {
        return new OrderTrack(
                order.orderId(),
                order.version(),
                order.channel(),
                order.wave(),
                order.attempt(),
                order.action(),
                order.cells(),
                order.people(),
                order.reason(),
                order.issuedAt(),
                order.deadline(),
                proofs,
                failed,
                hopeless,
                lastFailureAt,
                faults);
    }
}
