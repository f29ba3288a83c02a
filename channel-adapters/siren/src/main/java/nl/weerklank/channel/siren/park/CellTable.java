package nl.weerklank.channel.siren.park;

import java.util.Map;
import java.util.function.BiConsumer;

/** What is known of each cell, found without boxing a number: an order for a whole country asks a hundred thousand times. */
final class CellTable<T> {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] cells;
    private final Object[] values;
    private final int shift;

    /** A table of these; 0 is no cell. */
    CellTable(Map<Long, T> content) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(4, content.size() * 2L));
        this.shift = 64 - bits;
        this.cells = new long[1 << bits];
        this.values = new Object[1 << bits];
        content.forEach((cell, value) -> {
            int at = start(cell);
            while (cells[at] != 0) {
                at = at + 1 & cells.length - 1;
            }
            cells[at] = cell;
            values[at] = value;
        });
    }

    /** The value of this cell, or the other one when nothing is known of it. */
    @SuppressWarnings("unchecked") // only values of this type are put in
    T get(long cell, T otherwise) {
        int at = start(cell);
        while (cells[at] != 0) {
            if (cells[at] == cell) {
                return (T) values[at];
            }
            at = at + 1 & cells.length - 1;
        }
        return otherwise;
    }

    @SuppressWarnings("unchecked") // only values of this type are put in
    void forEach(BiConsumer<Long, T> action) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != 0) {
                action.accept(cells[i], (T) values[i]);
            }
        }
    }

    private int start(long cell) {
        return (int) (cell * MIX >>> shift);
    }
}
