package nl.weerklank.dispatch.plan;

import java.util.Arrays;
import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.dispatch.coverage.Proof;
import nl.weerklank.dispatch.coverage.Reach;
import nl.weerklank.dispatch.coverage.Remainder;

/** The people of each cell that are still to be covered, while a wave is being put together. */
final class Cover {

    private final CellSet cells;
    private final double[] left;

    Cover(Situation situation, List<Proof> proofs) {
        cells = situation.target();
        left = cells.stream()
                .mapToDouble(cell -> Remainder.inCell(cell, situation.people(), proofs))
                .toArray();
    }

    /** People not yet covered. */
    double left() {
        return Arrays.stream(left).sum();
    }

    /** People not yet covered in these cells. */
    double left(CellSet part) {
        double sum = 0;
        for (var at : places(part)) {
            sum += left[at];
        }
        return sum;
    }

    /** How many of them an emission in these cells is expected to reach. */
    double gain(Reach reach, CellSet part) {
        var places = places(part);
        var chances = reach.chances(part);
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += left[places[i]] * chances[i];
        }
        return sum;
    }

    /** Counts an emission in these cells as done. */
    void take(Reach reach, CellSet part) {
        var places = places(part);
        var chances = reach.chances(part);
        for (int i = 0; i < places.length; i++) {
            left[places[i]] *= 1 - chances[i];
        }
    }

    private int[] places(CellSet part) {
        var places = part.placesIn(cells);
        for (var at : places) {
            if (at < 0) {
                throw new IllegalArgumentException("a cell lies outside the target");
            }
        }
        return places;
    }
}
