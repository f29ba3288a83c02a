package nl.weerklank.contract.cell;

import java.util.List;
import nl.weerklank.contract.cap.CapPoint;

/** Estimates, for nothing, how many cells an outline touches: those inside it and those along its edges. */
final class OutlineSize {

    private static final double KM_PER_DEGREE = 111.2;
    private static final double CELL_KM2 = 0.74;
    private static final double CELL_STEP_KM = 0.9;

    private OutlineSize() {}

    static long cells(List<CapPoint> ring) {
        double doubleArea = 0;
        double edges = 0;
        for (int i = 1; i < ring.size(); i++) {
            var a = ring.get(i - 1);
            var b = ring.get(i);
            // an edge of more than half the earth goes round the other side
            double east = Math.IEEEremainder(b.longitude() - a.longitude(), 360);
            double width = east * Math.cos(Math.toRadians((a.latitude() + b.latitude()) / 2));
            doubleArea += width * (a.latitude() + b.latitude());
            edges += Math.hypot(width, b.latitude() - a.latitude());
        }
        return Math.round(Math.abs(doubleArea) / 2 * KM_PER_DEGREE * KM_PER_DEGREE / CELL_KM2
                + edges * KM_PER_DEGREE / CELL_STEP_KM);
    }
}
