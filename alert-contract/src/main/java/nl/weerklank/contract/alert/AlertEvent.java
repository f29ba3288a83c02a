package nl.weerklank.contract.alert;

import java.time.Instant;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cell.CellSet;

/**
 * One issued version of an alert: what was decided, by whom, for which cells and until when.
 *
 * @param schema version of this record's form
 * @param alertId stable over all versions of one alert
 * @param version 1 for the first message, one more for each update or cancel; the fence in every adapter
 * @param target the approved area as H3 cells; no order may go beyond it
 * @param acceptedAt when it was issued; times of a dissemination count from here
 * @param expires after this instant nothing may be emitted
 */
public record AlertEvent(
        int schema,
        String alertId,
        int version,
        AlertKind kind,
        Mode mode,
        Lane lane,
        Instant acceptedAt,
        Instant expires,
        Authority authority,
        CellSet target,
        CapAlert cap) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    public AlertEvent {
        if (version < 1) {
            throw new IllegalArgumentException("an alert's version starts at 1, not " + version);
        }
        if (target.isEmpty()) {
            throw new IllegalArgumentException("an alert without an area is refused, never widened");
        }
    }
}
