package nl.weerklank.contract.report;

import java.time.Instant;
import nl.weerklank.contract.cell.CellSet;

/**
 * What one channel proved, or could not, for a part of an order's area.
 *
 * @param instance which running copy of the channel says so
 * @param cells the part of the order's cells that the outcome is about
 * @param detail one plain sentence for people: what was seen, or what to mend
 */
public record Report(
        int schema,
        String orderId,
        String alertId,
        int version,
        String channel,
        String instance,
        Instant at,
        CellSet cells,
        Outcome outcome,
        String detail) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;
}
