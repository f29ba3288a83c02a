package nl.weerklank.contract.cell;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** A part of the map: a set of H3 cells of resolution {@value #RESOLUTION}; immutable. */
public final class CellSet {

    /** About 0.7 km² a cell, about 56,000 cells over the Netherlands. */
    public static final int RESOLUTION = 8;

    /** No cell at all. */
    public static final CellSet EMPTY = new CellSet(new long[0]);

    private final long[] cells;

    private CellSet(long[] sorted) {
        this.cells = sorted;
    }

    /** The set of these cells; duplicates count once. */
    public static CellSet of(long... cells) {
        return cells.length == 0
                ? EMPTY
                : new CellSet(LongStream.of(cells).sorted().distinct().toArray());
    }

    /** The set of these cells; duplicates count once. */
    public static CellSet of(Collection<Long> cells) {
        return of(cells.stream().mapToLong(Long::longValue).toArray());
    }

    /** Reads the form that is written on topics: H3 indexes in hexadecimal, of resolution 8 or of any coarser cell that is wholly inside. */
    public static CellSet ofCompact(Collection<String> compact) {
        return of(H3Map.uncompact(compact));
    }

    /** The form that is written on topics: as few H3 indexes as the set can be said with. */
    public List<String> compact() {
        return H3Map.compact(cells);
    }

    public int size() {
        return cells.length;
    }

    public boolean isEmpty() {
        return cells.length == 0;
    }

    public boolean contains(long cell) {
        return Arrays.binarySearch(cells, cell) >= 0;
    }

    public boolean containsAll(CellSet part) {
        return part.minus(this).isEmpty();
    }

    public boolean intersects(CellSet other) {
        var small = size() <= other.size() ? this : other;
        var large = small == this ? other : this;
        for (var cell : small.cells) {
            if (large.contains(cell)) {
                return true;
            }
        }
        return false;
    }

    public CellSet union(CellSet other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty()
                ? this
                : of(LongStream.concat(stream(), other.stream()).toArray());
    }

    public CellSet intersect(CellSet other) {
        return size() <= other.size() ? filter(other::contains) : other.filter(this::contains);
    }

    public CellSet minus(CellSet other) {
        return other.isEmpty() ? this : filter(cell -> !other.contains(cell));
    }

    public CellSet filter(LongPredicate keep) {
        var kept = stream().filter(keep).toArray();
        return kept.length == cells.length ? this : kept.length == 0 ? EMPTY : new CellSet(kept);
    }

    public LongStream stream() {
        return LongStream.of(cells);
    }

    public void forEach(LongConsumer action) {
        for (var cell : cells) {
            action.accept(cell);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellSet set && Arrays.equals(cells, set.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "CellSet of " + cells.length;
    }
}
