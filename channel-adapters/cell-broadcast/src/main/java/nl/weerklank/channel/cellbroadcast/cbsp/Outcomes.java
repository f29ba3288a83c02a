package nl.weerklank.channel.cellbroadcast.cbsp;

import java.util.List;

/** Per-cell results inside an answer: completed counts, failures and loads. */
public final class Outcomes {

    private Outcomes() {}

    /** Broadcasts completed in one cell; {@code info} 1 says that the count overflowed, 2 that it is unknown (TS 48.049 §8.2.10). */
    public record Completed(CellId cell, int broadcasts, int info) {
        public Completed {
            Checks.sixteenBits("number of broadcasts", broadcasts);
            Checks.range("broadcast info", info, 0, 0xFF);
        }
    }

    /** Counts of several cells, all named in the same way. */
    public record CompletedList(CellKind kind, List<Completed> entries) {
        public CompletedList {
            entries = List.copyOf(entries);
            for (var entry : entries) {
                if (entry.cell().kind() != kind) {
                    throw new IllegalArgumentException("a list of " + kind + " cannot hold " + entry.cell());
                }
            }
            if (kind == CellKind.ALL && entries.size() > 1) {
                throw new IllegalArgumentException("all cells together have one count");
            }
        }
    }

    /** One cell, or group of cells, that failed, and why. */
    public record Failed(CellId cell, Cause cause) {}

    /** Channel load of one cell in percent, basic and extended (TS 48.049 §8.2.12). */
    public record Load(CellId cell, int first, int second) {
        public Load {
            Checks.range("load", first, 0, 0xFF);
            Checks.range("load", second, 0, 0xFF);
        }
    }

    /** Loads of several cells, all named in the same way. */
    public record LoadList(CellKind kind, List<Load> entries) {
        public LoadList {
            entries = List.copyOf(entries);
            for (var entry : entries) {
                if (entry.cell().kind() != kind) {
                    throw new IllegalArgumentException("a list of " + kind + " cannot hold " + entry.cell());
                }
            }
            if (kind == CellKind.ALL && entries.size() > 1) {
                throw new IllegalArgumentException("all cells together have one load");
            }
        }
    }
}
