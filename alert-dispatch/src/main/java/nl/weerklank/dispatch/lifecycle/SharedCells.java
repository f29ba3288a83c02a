package nl.weerklank.dispatch.lifecycle;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.dispatch.track.FaultNote;
import nl.weerklank.dispatch.track.OrderTrack;
import nl.weerklank.dispatch.track.RungProof;

/**
 * Lets the orders of one dissemination hold equal areas only once: a channel that stays silent is tried again and again
 * for the same cells, and hundreds of such alerts must fit into memory.
 */
final class SharedCells {

    private final List<CellSet> known = new ArrayList<>();

    /** Areas that are held anyway. */
    SharedCells(CellSet... held) {
        known.addAll(List.of(held));
    }

    /** The same order with areas that others hold, too, where they are equal. */
    OrderTrack in(OrderTrack order, List<OrderTrack> others) {
        others.stream().map(OrderTrack::cells).filter(this::isNew).forEach(known::add);
        return new OrderTrack(
                order.orderId(),
                order.version(),
                order.channel(),
                order.wave(),
                order.attempt(),
                order.action(),
                shared(order.cells()),
                order.people(),
                order.reason(),
                order.issuedAt(),
                order.deadline(),
                order.proofs().stream()
                        .map(proof -> new RungProof(proof.rung(), shared(proof.cells()), proof.at(), proof.lastAt()))
                        .toList(),
                shared(order.failed()),
                shared(order.hopeless()),
                order.lastFailureAt(),
                order.faults().stream()
                        .map(note -> new FaultNote(note.fault(), shared(note.cells()), note.detail(), note.at()))
                        .toList());
    }

    private boolean isNew(CellSet cells) {
        return known.stream().noneMatch(one -> one == cells);
    }

    private CellSet shared(CellSet cells) {
        for (var one : known) {
            if (one == cells || one.equals(cells)) {
                return one;
            }
        }
        known.add(cells);
        return cells;
    }
}
