package nl.weerklank.dispatch.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.status.ChannelCoverage;

/** With what chance one channel reaches a person, by cell; compact and immutable. */
public final class Reach {

    /** Reaches nobody. */
    public static final Reach NONE = new Reach(CellSet.EMPTY, new float[0]);

    private final CellSet cells;

    /** The chance in each cell, in the order of the cells. */
    private final float[] chances;

    private Reach(CellSet cells, float[] chances) {
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
        return new Reach(CellSet.of(cells), chances);
    }

    /** The chance in this cell; 0 where the channel does not reach. */
    public double chance(long cell) {
        int at = cells.indexOf(cell);
        return at < 0 ? 0 : chances[at];
    }

    /** The chance in each of these cells, in their order. */
    public double[] chances(CellSet area) {
        var places = area.placesIn(cells);
        var found = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            found[i] = places[i] < 0 ? 0 : chances[places[i]];
        }
        return found;
    }

    /** The part of these cells where it reaches anybody at all; cells of no chance are not kept. */
    public CellSet within(CellSet area) {
        return area.intersect(cells);
    }

    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** How many cells it reaches. */
    public int size() {
        return cells.size();
    }

    /** All cells that it reaches. */
    public CellSet cells() {
        return cells;
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
        put(best);
        other.put(best);
        return of(best);
    }

    private void put(TreeMap<Long, Float> best) {
        int i = 0;
        for (var cell : cells.stream().toArray()) {
            best.merge(cell, chances[i++], Math::max);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reach reach && cells.equals(reach.cells) && Arrays.equals(chances, reach.chances);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }

    @Override
    public String toString() {
        return "Reach over " + cells.size();
    }
}
