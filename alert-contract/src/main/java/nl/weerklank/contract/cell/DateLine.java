package nl.weerklank.contract.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.weerklank.contract.cap.CapPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;

/** Cuts an outline that runs over the date line into parts that do not; an edge of more than half the earth goes round the other side. */
final class DateLine {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private DateLine() {}

    static boolean isCrossedBy(List<CapPoint> ring) {
        for (int i = 0; i < ring.size(); i++) {
            var longitude = ring.get(i).longitude();
            if (Math.abs(longitude) > 180
                    || i > 0 && Math.abs(longitude - ring.get(i - 1).longitude()) > 180) {
                return true;
            }
        }
        return false;
    }

    /** The parts of the outline on each side, as closed rings with longitudes between -180 and 180. */
    static List<List<CapPoint>> parts(List<CapPoint> ring) {
        var whole = GeometryFixer.fix(FACTORY.createPolygon(unrolled(ring)));
        var parts = new ArrayList<List<CapPoint>>();
        for (int turn = -1; turn <= 1; turn++) {
            var world = FACTORY.toGeometry(new Envelope(-180 + 360 * turn, 180 + 360 * turn, -90, 90));
            collect(whole.intersection(world), 360 * turn, parts);
        }
        return parts;
    }

    private static void collect(Geometry part, double shift, List<List<CapPoint>> parts) {
        for (int i = 0; i < part.getNumGeometries(); i++) {
            if (part.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                parts.add(Stream.of(polygon.getExteriorRing().getCoordinates())
                        .map(c -> new CapPoint(c.y, c.x - shift))
                        .toList());
            }
        }
    }

    /** The same ring with longitudes that run on beyond 180 instead of jumping. */
    private static Coordinate[] unrolled(List<CapPoint> ring) {
        var corners = new Coordinate[ring.size()];
        double longitude = ring.getFirst().longitude();
        for (int i = 0; i < corners.length; i++) {
            longitude += Math.IEEEremainder(ring.get(i).longitude() - longitude, 360);
            corners[i] = new Coordinate(longitude, ring.get(i).latitude());
        }
        corners[corners.length - 1] = corners[0].copy();
        return corners;
    }
}
