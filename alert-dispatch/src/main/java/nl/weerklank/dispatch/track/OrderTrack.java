package nl.weerklank.dispatch.track;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import org.jspecify.annotations.Nullable;

/**
 * One order and what became of it. Every cell is confirmed, failed or still open; of two statements about a cell the later
 * one holds.
 *
 * @param attempt 1, or one more for each time the same channel tries the same part again
 * @param failed cells whose last statement is a failure
 * @param hopeless the part of {@code failed} where trying again on this channel cannot help
 */
public record OrderTrack(
        String orderId,
        int version,
        String channel,
        int wave,
        int attempt,
        OrderAction action,
        CellSet cells,
        double people,
        String reason,
        Instant issuedAt,
        Instant deadline,
        List<RungProof> proofs,
        CellSet failed,
        CellSet hopeless,
        @Nullable Instant lastFailureAt,
        List<FaultNote> faults) {

    public OrderTrack {
        proofs = List.copyOf(proofs);
        faults = List.copyOf(faults);
    }

    /** The cells for which this rung is proven; a rung says nothing about the one below it. */
    public CellSet proven(Rung rung) {
        for (var proof : proofs) {
            if (proof.rung() == rung) {
                return proof.cells();
            }
        }
        return CellSet.EMPTY;
    }

    /** Cells whose emission is confirmed: TRANSMITTED or a higher rung. */
    public CellSet confirmed() {
        return proven(Rung.TRANSMITTED).union(proven(Rung.OBSERVED)).union(proven(Rung.SEEN));
    }

    /** Cells of which nothing final was said yet. */
    public CellSet open() {
        return cells.minus(confirmed()).minus(failed);
    }

    /** Whether the channel took it on at all. */
    public boolean acknowledged() {
        return !proofs.isEmpty() || !faults.isEmpty();
    }

    /** Whether the channel said, or its silence meant, that this fault happened somewhere. */
    public boolean suffered(Fault fault) {
        return faults.stream().anyMatch(note -> note.fault() == fault);
    }
}
