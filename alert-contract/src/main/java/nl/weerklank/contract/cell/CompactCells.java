package nl.weerklank.contract.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says a set of cells with as few H3 indexes as it can be said with, and takes that apart again. By our own hand,
 * because each alert is written and read a dozen times on its way, and the library crosses into C for every cell.
 *
 * <p>An H3 index holds its resolution in bits 52 to 55 and its digits of three bits each, the first below bit 45; a cell's
 * children of the next resolution differ in one digit, 0 to 6. A pentagon has no child with digit 1.
 */
final class CompactCells {

    private static final int DIGITS = 7;
    private static final int PENTAGON_CHILDREN = 6;
    private static final int DELETED_DIGIT = 1;

    /** The base cells that are pentagons; of these the cell with only zeros as digits is one at each resolution. */
    private static final List<Integer> PENTAGONS = List.of(4, 14, 24, 38, 49, 58, 63, 72, 83, 97, 107, 117);

    private CompactCells() {}

    /** @param cells of resolution {@value CellSet#RESOLUTION}, ascending */
    static List<String> compact(long[] cells) {
        var whole = new long[cells.length];
        int count = 0;
        var level = cells;
        for (int resolution = CellSet.RESOLUTION; resolution > 0 && level.length > 0; resolution--) {
            var parents = new long[level.length / PENTAGON_CHILDREN];
            int found = 0;
            for (int i = 0; i < level.length; ) {
                long parent = parent(level[i], resolution);
                int end = i + 1;
                while (end < level.length && parent(level[end], resolution) == parent) {
                    end++;
                }
                if (end - i == (isPentagon(parent) ? PENTAGON_CHILDREN : DIGITS)) {
                    parents[found++] = parent;
                } else {
                    System.arraycopy(level, i, whole, count, end - i);
                    count += end - i;
                }
                i = end;
            }
            level = Arrays.copyOf(parents, found);
        }
        System.arraycopy(level, 0, whole, count, level.length);
        count += level.length;
        Arrays.sort(whole, 0, count);
        var compact = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            compact.add(Long.toHexString(whole[i]));
        }
        return compact;
    }

    /** The cells of resolution {@value CellSet#RESOLUTION} inside these, in no order. @param cells valid, none finer */
    static long[] uncompact(long[] cells, int size) {
        var inside = new long[size];
        int count = 0;
        for (var cell : cells) {
            count = children(cell, resolution(cell), inside, count);
        }
        return count == size ? inside : Arrays.copyOf(inside, count);
    }

    /** How many cells of resolution {@value CellSet#RESOLUTION} lie in this one, at most. */
    static long mostInside(long cell) {
        long inside = 1;
        for (int resolution = resolution(cell); resolution < CellSet.RESOLUTION; resolution++) {
            inside *= DIGITS;
        }
        return inside;
    }

    static int resolution(long cell) {
        return (int) (cell >>> 52) & 0xF;
    }

    private static int children(long cell, int resolution, long[] into, int count) {
        if (resolution == CellSet.RESOLUTION) {
            into[count] = cell;
            return count + 1;
        }
        boolean pentagon = isPentagon(cell);
        int next = count;
        for (int digit = 0; digit < DIGITS; digit++) {
            if (!pentagon || digit != DELETED_DIGIT) {
                next = children(child(cell, resolution, digit), resolution + 1, into, next);
            }
        }
        return next;
    }

    private static long child(long cell, int resolution, int digit) {
        int place = place(resolution + 1);
        long cleared = cell & ~(7L << place) & ~(0xFL << 52);
        return cleared | (long) (resolution + 1) << 52 | (long) digit << place;
    }

    private static long parent(long cell, int resolution) {
        return (cell | 7L << place(resolution)) & ~(0xFL << 52) | (long) (resolution - 1) << 52;
    }

    private static boolean isPentagon(long cell) {
        int resolution = resolution(cell);
        for (int r = 1; r <= resolution; r++) {
            if ((cell >>> place(r) & 7) != 0) {
                return false;
            }
        }
        return PENTAGONS.contains((int) (cell >>> 45) & 0x7F);
    }

    /** Where the digit of this resolution begins. */
    private static int place(int resolution) {
        return 45 - 3 * resolution;
    }
}
