package nl.weerklank.contract.status;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.cell.CellSet;

/** Which cells a channel covers, grouped by the chance that it reaches a person who is there. */
public record ChannelCoverage(int schema, String channel, String instance, Instant at, List<Group> groups) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    public ChannelCoverage {
        groups = List.copyOf(groups);
    }

    /** Cells with one chance, between 0 and 1, of reaching a person in them; groups of one coverage do not overlap. */
    public record Group(double chance, CellSet cells) {
        public Group {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("a chance lies between 0 and 1, not " + chance);
            }
        }
    }
}
