package nl.weerklank.contract.cap.read;

import java.util.List;
import nl.weerklank.contract.cap.rule.Violation;

/**
 * What reading with repair gave, and everything that was changed for it.
 *
 * @param changes warnings at the place of each change; the remedy says what was done
 */
public record LenientReading(CapReading reading, List<Violation> changes) {

    public LenientReading {
        changes = List.copyOf(changes);
    }
}
