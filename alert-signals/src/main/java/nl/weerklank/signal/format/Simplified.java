package nl.weerklank.signal.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** Outlines with fewer corners, so that a signal stays a small record; the raw record has them all. */
final class Simplified {

    private static final int MOST_POINTS = 2_000;
    private static final double FIRST_TOLERANCE_DEGREES = 0.0005;
    private static final double LAST_TOLERANCE_DEGREES = 0.2;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Simplified() {}

    static List<CapArea> areas(List<CapArea> areas) {
        var simpler = areas;
        for (double tolerance = FIRST_TOLERANCE_DEGREES;
                points(simpler) > MOST_POINTS && tolerance < LAST_TOLERANCE_DEGREES;
                tolerance *= 2) {
            var within = tolerance;
            simpler = simpler.stream().map(area -> area(area, within)).toList();
        }
        return simpler;
    }

    private static int points(List<CapArea> areas) {
        return areas.stream()
                .flatMap(area -> area.polygons().stream())
                .mapToInt(polygon -> polygon.points().size())
                .sum();
    }

    private static CapArea area(CapArea area, double tolerance) {
        var polygons = new ArrayList<CapPolygon>();
        for (var polygon : area.polygons()) {
            polygons.add(polygon(polygon, tolerance));
        }
        return new CapArea(area.areaDesc(), polygons, area.circles(), area.geocodes(), area.altitude(), area.ceiling());
    }

    private static CapPolygon polygon(CapPolygon polygon, double tolerance) {
        if (polygon.points().size() <= 5) {
            return polygon;
        }
        var line = FACTORY.createLineString(polygon.points().stream()
                .map(p -> new Coordinate(p.longitude(), p.latitude()))
                .toArray(Coordinate[]::new));
        var simpler = DouglasPeuckerSimplifier.simplify(line, tolerance).getCoordinates();
        return simpler.length < 4
                ? polygon
                : new CapPolygon(
                        Stream.of(simpler).map(c -> new CapPoint(c.y, c.x)).toList());
    }
}
