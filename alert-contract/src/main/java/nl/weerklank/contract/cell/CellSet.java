package nl.weerklank.contract.cell;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A part of the map: a set of H3 cells of resolution {@value #RESOLUTION}; immutable. */
public final class CellSet {

    /** About 0.7 km² a cell, about 56,000 cells over the Netherlands. */
    public static final int RESOLUTION = 8;

    /** No cell at all. */
    public static final CellSet EMPTY = new CellSet(new long[0]);

    private final long[] cells;

    /** Worked out once, when first asked: a set is often written several times. */
    private volatile @Nullable List<String> compact;

    private CellSet(long[] sorted) {
        this.cells = sorted;
    }

    /** The set of these cells; duplicates count once. */
    public static CellSet of(long... cells) {
        if (cells.length == 0) {
            return EMPTY;
        }
        var sorted = cells.clone();
        Arrays.sort(sorted);
        int size = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[i - 1]) {
                sorted[size++] = sorted[i];
            }
        }
        return new CellSet(size == sorted.length ? sorted : Arrays.copyOf(sorted, size));
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
        var known = compact;
        if (known == null) {
            known = H3Map.compact(cells);
            compact = known;
        }
        return known;
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

    /** The place of this cell in the order of the set, from 0; negative when it is not in it. */
    public int indexOf(long cell) {
        return Arrays.binarySearch(cells, cell);
    }

    /** For each cell of this set its place in the other one, as {@link #indexOf} says it; both are in order, so one pass finds all. */
    public int[] placesIn(CellSet other) {
        var places = new int[cells.length];
        var theirs = other.cells;
        int from = 0;
        for (int i = 0; i < cells.length; i++) {
            int step = 1;
            while (from + step < theirs.length && theirs[from + step] < cells[i]) {
                from += step;
                step <<= 1;
            }
            places[i] = Arrays.binarySearch(theirs, from, Math.min(from + step + 1, theirs.length), cells[i]);
            from = places[i] >= 0 ? places[i] : Math.min(-places[i] - 1, Math.max(0, theirs.length - 1));
        }
        return places;
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
        if (isEmpty() || other.isEmpty() || this == other) {
            return isEmpty() ? other : this;
        }
        var merged = new long[cells.length + other.cells.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < cells.length && theirs < other.cells.length) {
            long left = cells[mine];
            long right = other.cells[theirs];
            merged[size++] = Math.min(left, right);
            mine += left <= right ? 1 : 0;
            theirs += right <= left ? 1 : 0;
        }
        int restMine = cells.length - mine;
        System.arraycopy(cells, mine, merged, size, restMine);
        System.arraycopy(other.cells, theirs, merged, size + restMine, other.cells.length - theirs);
        size += restMine + other.cells.length - theirs;
        return size == cells.length
                ? this
                : size == other.cells.length ? other : new CellSet(Arrays.copyOf(merged, size));
    }

    public CellSet intersect(CellSet other) {
        return part(other, true);
    }

    public CellSet minus(CellSet other) {
        return part(other, false);
    }

    /** The cells of this set that are, or are not, in the other one. */
    private CellSet part(CellSet other, boolean shared) {
        var kept = new long[cells.length];
        int size = 0;
        var places = placesIn(other);
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0 == shared) {
                kept[size++] = cells[i];
            }
        }
        return size == cells.length ? this : size == 0 ? EMPTY : new CellSet(Arrays.copyOf(kept, size));
    }

    public CellSet filter(LongPredicate keep) {
        var kept = new long[cells.length];
        int size = 0;
        for (var cell : cells) {
            if (keep.test(cell)) {
                kept[size++] = cell;
            }
        }
        return size == cells.length ? this : size == 0 ? EMPTY : new CellSet(Arrays.copyOf(kept, size));
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
