package nl.weerklank.channel.cellbroadcast.cbsp;

import java.util.List;

/** Cells, all named in the same way; the list of {@link CellKind#ALL} holds exactly {@link CellId#ALL}. */
public record CellList(CellKind kind, List<CellId> cells) {

    /** Every cell of the BSC. */
    public static final CellList ALL = new CellList(CellKind.ALL, List.of(CellId.ALL));

    public CellList {
        cells = List.copyOf(cells);
        for (var cell : cells) {
            if (cell.kind() != kind) {
                throw new IllegalArgumentException("a list of " + kind + " cannot hold " + cell);
            }
        }
        if (kind == CellKind.ALL && cells.size() != 1) {
            throw new IllegalArgumentException("the list of all cells has one entry that says so");
        }
    }

    public static CellList of(CellKind kind, List<CellId> cells) {
        return new CellList(kind, cells);
    }

    /** The list of these cells. @throws IllegalArgumentException when there is none or their kinds differ */
    public static CellList of(CellId... cells) {
        if (cells.length == 0) {
            throw new IllegalArgumentException("a cell list names at least one cell");
        }
        return new CellList(cells[0].kind(), List.of(cells));
    }
}
