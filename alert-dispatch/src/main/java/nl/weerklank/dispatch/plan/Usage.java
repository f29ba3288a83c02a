package nl.weerklank.dispatch.plan;

import java.time.Instant;
import nl.weerklank.contract.cell.CellSet;

/**
 * What the current version has asked of one channel so far.
 *
 * @param ordered all cells it was ever ordered for
 * @param confirmed cells it confirmed
 * @param expected open cells that still count in the projection
 * @param late open cells whose order has run out of patience
 * @param failed cells that failed and are neither confirmed nor being tried
 * @param retryable the part of {@code failed} where it may try again
 * @param attempts how many attempts the retryable part has seen
 * @param retryAt when it may try again; the far past when there is nothing to wait for
 */
public record Usage(
        CellSet ordered,
        CellSet confirmed,
        CellSet expected,
        CellSet late,
        CellSet failed,
        CellSet retryable,
        int attempts,
        Instant retryAt) {

    /** Nothing was asked of it. */
    public static final Usage NONE = new Usage(
            CellSet.EMPTY, CellSet.EMPTY, CellSet.EMPTY, CellSet.EMPTY, CellSet.EMPTY, CellSet.EMPTY, 0, Instant.MIN);
}
