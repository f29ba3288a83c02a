package nl.weerklank.ingest.console;

import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;

/** Cells as a GeoJSON MultiPolygon (RFC 7946), for maps. */
public final class Outline {

    private Outline() {}

    public static Map<String, Object> of(CellSet cells) {
        var polygons = H3Map.outlines(cells).stream()
                .map(polygon -> polygon.stream().map(Outline::ring).toList())
                .toList();
        return Map.of("type", "MultiPolygon", "coordinates", polygons);
    }

    private static List<List<Double>> ring(List<CapPoint> corners) {
        var ring = new java.util.ArrayList<List<Double>>(corners.size() + 1);
        for (var corner : corners) {
            ring.add(List.of(rounded(corner.longitude()), rounded(corner.latitude())));
        }
        ring.add(ring.getFirst());
        return ring;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
