package nl.weerklank.dispatch.coverage;

import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;

/** The people who are not reached: Σ people × Π (1 − chance of each confirmed channel), cell by cell. */
public final class Remainder {

    private Remainder() {}

    /** People in the area whom none of these proofs reaches, as an expectation. */
    public static double people(CellSet area, PeopleMap people, List<Proof> proofs) {
        return area.stream().mapToDouble(cell -> inCell(cell, people, proofs)).sum();
    }

    /** People of one cell whom none of these proofs reaches. */
    public static double inCell(long cell, PeopleMap people, List<Proof> proofs) {
        double left = people.in(cell);
        for (var proof : proofs) {
            if (left == 0) {
                return 0;
            }
            if (!proof.cells().isEmpty() && proof.cells().contains(cell)) {
                left *= 1 - proof.reach().chance(cell);
            }
        }
        return left;
    }
}
