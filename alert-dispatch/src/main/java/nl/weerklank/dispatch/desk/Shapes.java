package nl.weerklank.dispatch.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;

/** Cells as GeoJSON (RFC 7946), for maps. */
final class Shapes {

    private static final double PRECISION = 1e5;

    private Shapes() {}

    /** The outlines of the cells as one MultiPolygon. */
    static Map<String, Object> multiPolygon(CellSet cells) {
        var polygons = new ArrayList<List<List<double[]>>>();
        for (var polygon : H3Map.outlines(cells)) {
            polygons.add(polygon.stream().map(Shapes::ring).toList());
        }
        return Map.of("type", "MultiPolygon", "coordinates", polygons);
    }

    private static List<double[]> ring(List<CapPoint> corners) {
        var ring = new ArrayList<double[]>();
        corners.forEach(corner -> ring.add(position(corner)));
        if (!corners.isEmpty()) {
            ring.add(position(corners.getFirst()));
        }
        return ring;
    }

    private static double[] position(CapPoint corner) {
        return new double[] {rounded(corner.longitude()), rounded(corner.latitude())};
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * PRECISION) / PRECISION;
    }
}
