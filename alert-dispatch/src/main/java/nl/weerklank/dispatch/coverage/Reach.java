package nl.weerklank.dispatch.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.status.ChannelCoverage;

/** With what chance one channel reaches a person, by cell; compact and immutable. */
public final class Reach {

    /** Reaches nobody. */
    public static final Reach NONE = new Reach(new long[0], new float[0]);

    private final long[] cells;
    private final float[] chances;

    private Reach(long[] cells, float[] chances) {
        this.cells = cells;
        this.chances = chances;
    }

    /** The chances of published groups; where groups overlap the better chance counts. */
    public static Reach of(List<ChannelCoverage.Group> groups) {
        var best = new TreeMap<Long, Float>();
        for (var group : groups) {
            if (group.chance() > 0) {
                group.cells().forEach(cell -> best.merge(cell, (float) group.chance(), Math::max));
            }
        }
        return of(best);
    }

    private static Reach of(TreeMap<Long, Float> best) {
        if (best.isEmpty()) {
            return NONE;
        }
        var cells = new long[best.size()];
        var chances = new float[best.size()];
        int i = 0;
        for (var entry : best.entrySet()) {
            cells[i] = entry.getKey();
            chances[i++] = entry.getValue();
        }
        return new Reach(cells, chances);
    }

    /** The chance in this cell; 0 where the channel does not reach. */
    public double chance(long cell) {
        int at = Arrays.binarySearch(cells, cell);
        return at < 0 ? 0 : chances[at];
    }

    /** The part of these cells where it reaches anybody at all. */
    public CellSet within(CellSet area) {
        return cells.length == 0 ? CellSet.EMPTY : area.filter(cell -> chance(cell) > 0);
    }

    public boolean isEmpty() {
        return cells.length == 0;
    }

    /** How many cells it reaches. */
    public int size() {
        return cells.length;
    }

    /** All cells that it reaches. */
    public CellSet cells() {
        return CellSet.of(cells);
    }

    /** Both together, by the better chance: two instances of one channel are not independent of each other. */
    public Reach or(Reach other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        if (equals(other)) {
            return this;
        }
        var best = new TreeMap<Long, Float>();
        for (int i = 0; i < cells.length; i++) {
            best.put(cells[i], chances[i]);
        }
        for (int i = 0; i < other.cells.length; i++) {
            best.merge(other.cells[i], other.chances[i], Math::max);
        }
        return of(best);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reach reach
                && Arrays.equals(cells, reach.cells)
                && Arrays.equals(chances, reach.chances);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "Reach over " + cells.length;
    }
}
