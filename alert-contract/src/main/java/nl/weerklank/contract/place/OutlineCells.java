package nl.weerklank.contract.place;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** The cells that a mended outline touches, its holes left out. */
final class OutlineCells {

    private OutlineCells() {}

    static CellSet of(Geometry outline) {
        var cells = CellSet.EMPTY;
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            if (outline.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                cells = cells.union(of(polygon));
            }
        }
        return cells;
    }

    private static CellSet of(Polygon polygon) {
        var holes = new ArrayList<List<CapPoint>>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            holes.add(points(polygon.getInteriorRingN(i)));
        }
        return H3Map.touchedBy(points(polygon.getExteriorRing()), holes);
    }

    private static List<CapPoint> points(LinearRing ring) {
        return Stream.of(ring.getCoordinates())
                .map(corner -> new CapPoint(corner.y, corner.x))
                .toList();
    }
}
