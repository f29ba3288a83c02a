package nl.weerklank.ingest.check;

import java.util.List;
import nl.weerklank.contract.cell.CellSet;

/** What became of a message's areas. */
public sealed interface Target {

    /** All of them are on the map. */
    record Placed(CellSet cells, List<Violation> warnings) implements Target {
        public Placed {
            warnings = List.copyOf(warnings);
        }
    }

    /** At least one cannot be used. */
    record Refused(List<Violation> violations) implements Target {
        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
