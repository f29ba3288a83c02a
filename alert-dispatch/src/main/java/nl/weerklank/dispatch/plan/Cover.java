package nl.weerklank.dispatch.plan;

import java.util.Arrays;
import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.dispatch.coverage.Proof;
import nl.weerklank.dispatch.coverage.Reach;
import nl.weerklank.dispatch.coverage.Remainder;

/** The people of each cell that are still to be covered, while a wave is being put together. */
final class Cover {

    private final long[] cells;
    private final double[] left;

    Cover(Situation situation, List<Proof> proofs) {
        cells = situation.target().stream().toArray();
        left = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            left[i] = Remainder.inCell(cells[i], situation.people(), proofs);
        }
    }

    /** People not yet covered. */
    double left() {
        return Arrays.stream(left).sum();
    }

    /** People not yet covered in these cells. */
    double left(CellSet part) {
        return sum(part, (i, cell) -> left[i]);
    }

    /** How many of them an emission in these cells is expected to reach. */
    double gain(Reach reach, CellSet part) {
        return sum(part, (i, cell) -> left[i] == 0 ? 0 : left[i] * reach.chance(cell));
    }

    /** Counts an emission in these cells as done. */
    void take(Reach reach, CellSet part) {
        sum(part, (i, cell) -> left[i] == 0 ? 0 : (left[i] *= 1 - reach.chance(cell)));
    }

    private interface OfCell {
        double at(int index, long cell);
    }

    /** Both are in order, so one pass finds them all. */
    private double sum(CellSet part, OfCell of) {
        double sum = 0;
        int i = 0;
        for (var cell : part.stream().toArray()) {
            while (i < cells.length && cells[i] < cell) {
                i++;
            }
            if (i == cells.length || cells[i] != cell) {
                throw new IllegalArgumentException("cell " + Long.toHexString(cell) + " lies outside the target");
            }
            sum += of.at(i, cell);
        }
        return sum;
    }
}
