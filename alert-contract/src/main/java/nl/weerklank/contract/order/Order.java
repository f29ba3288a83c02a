package nl.weerklank.contract.order;

import java.time.Instant;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cell.CellSet;

/**
 * What one channel is to do for one area, with the signed alert inside so that the last hop can check it.
 *
 * @param orderId deterministic: the same decision made twice has the same id
 * @param cells where; always a part of the alert's approved target
 * @param wave 1 for the first wave, one more for each fallback of this version
 * @param deadline when silence counts as failure and dispatch falls back
 * @param expires when nothing may be emitted any more
 * @param reason why dispatch chose this channel for these cells, for the record
 */
public record Order(
        int schema,
        String orderId,
        String channel,
        String alertId,
        int version,
        OrderAction action,
        Mode mode,
        Lane lane,
        CellSet cells,
        int wave,
        Instant issuedAt,
        Instant deadline,
        Instant expires,
        String reason,
        SignedAlert signed) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    public Order {
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("an order names at least one cell");
        }
    }
}
