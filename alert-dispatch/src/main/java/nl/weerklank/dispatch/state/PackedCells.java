package nl.weerklank.dispatch.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import nl.weerklank.contract.cell.CellSet;

/** A set of cells in few bytes: neighbours have neighbouring indexes, so runs of them are written as gap and length. */
final class PackedCells {

    /** The digits below resolution 8 are all ones in an H3 index (seven of three bits). */
    private static final int UNUSED_BITS = 21;

    private static final long UNUSED = (1L << UNUSED_BITS) - 1;

    private PackedCells() {}

    static byte[] pack(CellSet cells) {
        var out = new ByteArrayOutputStream();
        var sorted = cells.stream().toArray();
        long last = 0;
        for (int i = 0; i < sorted.length; ) {
            long start = index(sorted[i]);
            int run = 1;
            while (i + run < sorted.length && index(sorted[i + run]) == start + run) {
                run++;
            }
            number(out, start - last);
            number(out, run);
            last = start + run;
            i += run;
        }
        return out.toByteArray();
    }

    static CellSet unpack(byte[] packed) {
        var in = ByteBuffer.wrap(packed);
        var cells = new long[16];
        int size = 0;
        long last = 0;
        while (in.hasRemaining()) {
            long start = last + number(in);
            long run = number(in);
            while (size + run > cells.length) {
                cells = Arrays.copyOf(cells, cells.length * 2);
            }
            for (long i = 0; i < run; i++) {
                cells[size++] = (start + i) << UNUSED_BITS | UNUSED;
            }
            last = start + run;
        }
        return CellSet.of(Arrays.copyOf(cells, size));
    }

    private static long index(long cell) {
        if ((cell & UNUSED) != UNUSED) {
            throw new IllegalArgumentException(Long.toHexString(cell) + " is no H3 cell of resolution 8");
        }
        return cell >>> UNUSED_BITS;
    }

    private static void number(ByteArrayOutputStream out, long value) {
        while (value > 0x7f) {
            out.write((int) (value & 0x7f) | 0x80);
            value >>>= 7;
        }
        out.write((int) value);
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
