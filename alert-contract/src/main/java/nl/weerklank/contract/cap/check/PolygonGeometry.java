package nl.weerklank.contract.cap.check;

import java.util.List;
import nl.weerklank.contract.cap.CapPoint;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** What an outline is like, in the plane of latitude and longitude. */
final class PolygonGeometry {

    /** How an outline runs. */
    enum Outline {
        /** No edge crosses another; it may touch itself. */
        SIMPLE,
        /** Edges cross, but what they enclose is clear: real outlines do this where they close. */
        SLIGHTLY_CROSSED,
        /** Edges cross so that it cannot be told which side is meant. */
        CROSSED,
        /** Its edges lie so close to each other that telling would take too long. */
        TOO_DENSE
    }

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int CROSSINGS = 16;
    private static final int PAIRS_OF_EDGES = 1_000_000;
    private static final double CLEAR_SHARE = 0.95;

    private PolygonGeometry() {}

    /** Whether all points lie on one line, or are one point. */
    static boolean hasNoExtent(List<CapPoint> ring) {
        return Area.ofRing(coordinates(ring)) == 0 && outline(ring) == Outline.SIMPLE;
    }

    static Outline outline(List<CapPoint> ring) {
        var coordinates = coordinates(ring);
        var crossings = new Crossings();
        var noder = new MCIndexNoder(crossings);
        noder.computeNodes(List.of(new BasicSegmentString(coordinates, null)));
        if (crossings.pairs > PAIRS_OF_EDGES) {
            return Outline.TOO_DENSE;
        }
        if (crossings.count == 0) {
            return Outline.SIMPLE;
        }
        return crossings.count <= CROSSINGS && largestShare(coordinates) >= CLEAR_SHARE
                ? Outline.SLIGHTLY_CROSSED
                : Outline.CROSSED;
    }

    /** The share of the largest face in all faces that the outline makes. */
    private static double largestShare(Coordinate[] coordinates) {
        var noded = FACTORY.createLineString(coordinates).union();
        var polygonizer = new Polygonizer();
        polygonizer.add(noded);
        double largest = 0;
        double sum = 0;
        for (Object face : polygonizer.getPolygons()) {
            double area = ((org.locationtech.jts.geom.Geometry) face).getArea();
            largest = Math.max(largest, area);
            sum += area;
        }
        return sum == 0 ? 1 : largest / sum;
    }

    private static Coordinate[] coordinates(List<CapPoint> ring) {
        return ring.stream()
                .map(p -> new Coordinate(p.longitude(), p.latitude()))
                .toArray(Coordinate[]::new);
    }

    /** Counts pairs of edges that cross inside both, and stops when there is nothing more to learn. */
    private static final class Crossings implements SegmentIntersector {

        private final LineIntersector intersector = new RobustLineIntersector();
        private int pairs;
        private int count;

        @Override
        public void processIntersections(SegmentString a, int i, SegmentString b, int j) {
            pairs++;
            if (Math.abs(i - j) <= 1) {
                return;
            }
            intersector.computeIntersection(
                    a.getCoordinate(i), a.getCoordinate(i + 1), b.getCoordinate(j), b.getCoordinate(j + 1));
            if (intersector.isProper()) {
                count++;
            }
        }

        @Override
        public boolean isDone() {
            return count > CROSSINGS || pairs > PAIRS_OF_EDGES;
        }
    }
}
