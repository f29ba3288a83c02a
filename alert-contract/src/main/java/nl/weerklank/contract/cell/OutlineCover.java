package nl.weerklank.contract.cell;

import com.uber.h3core.H3Core;
import com.uber.h3core.LengthUnit;
import com.uber.h3core.util.LatLng;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import nl.weerklank.contract.cap.CapPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * Finds every cell that an outline touches by going from coarse cells to fine ones: what lies wholly inside is taken at
 * once, what lies wholly outside is left at once, so that only the edge costs work, however many corners it has.
 */
final class OutlineCover {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Children stick out of their parent by less than this share of its size. */
    private static final double MARGIN = 0.3;

    private static final double KM_PER_DEGREE = 111.2;

    private final H3Core h3;
    private final PreparedGeometry outline;
    private final Envelope around;
    private long[] found = new long[256];
    private int count;

    private OutlineCover(H3Core h3, Geometry outline) {
        this.h3 = h3;
        this.outline = PreparedGeometryFactory.prepare(outline);
        this.around = outline.getEnvelopeInternal();
    }

    /** The cells that the ring touches; holes are rings whose inside does not count. */
    static long[] touchedBy(H3Core h3, List<CapPoint> ring, List<List<CapPoint>> holes) {
        var cover = new OutlineCover(h3, geometry(ring, holes));
        int resolution = cover.start();
        for (var cell : cover.around(resolution)) {
            cover.visit(cell, resolution);
        }
        return Arrays.copyOf(cover.found, cover.count);
    }

    /** The finest resolution at which one cell and its neighbours hold the whole outline. */
    private int start() {
        double halfDiagonalKm = Math.hypot(around.getWidth(), around.getHeight()) / 2 * KM_PER_DEGREE;
        int resolution = CellSet.RESOLUTION - 1;
        while (resolution > 0 && h3.getHexagonEdgeLengthAvg(resolution, LengthUnit.km) / 2 < halfDiagonalKm) {
            resolution--;
        }
        return resolution;
    }

    private Collection<Long> around(int resolution) {
        var middle = around.centre();
        return resolution == 0 ? h3.getRes0Cells() : h3.gridDisk(h3.latLngToCell(middle.y, middle.x, resolution), 1);
    }

    private void visit(long cell, int resolution) {
        var corners = corners(cell);
        var box = new Envelope();
        for (var corner : corners) {
            box.expandToInclude(corner);
        }
        if (resolution == CellSet.RESOLUTION) {
            if (around.intersects(box) && outline.intersects(FACTORY.createPolygon(corners))) {
                add(cell);
            }
            return;
        }
        box.expandBy(box.getWidth() * MARGIN, box.getHeight() * MARGIN);
        // a cell that holds a pole has no box: only its children tell
        boolean tellsNothing = box.getWidth() > 180;
        if (!tellsNothing && !around.intersects(box)) {
            return;
        }
        if (!tellsNothing && resolution > 1) {
            var rectangle = FACTORY.toGeometry(box);
            if (!outline.intersects(rectangle)) {
                return;
            }
            if (outline.contains(rectangle)) {
                h3.cellToChildren(cell, CellSet.RESOLUTION).forEach(this::add);
                return;
            }
        }
        for (var child : h3.cellToChildren(cell, resolution + 1)) {
            visit(child, resolution + 1);
        }
    }

    /** The corners as a closed ring; of a cell on the date line the half that lies on the outline's side. */
    private Coordinate[] corners(long cell) {
        List<LatLng> boundary = h3.cellToBoundary(cell);
        var corners = new Coordinate[boundary.size() + 1];
        double reference = boundary.getFirst().lng;
        double middle = around.centre().x;
        double turn = Math.rint((middle - reference) / 360) * 360;
        for (int i = 0; i < boundary.size(); i++) {
            double longitude = reference + Math.IEEEremainder(boundary.get(i).lng - reference, 360);
            corners[i] = new Coordinate(longitude + turn, boundary.get(i).lat);
        }
        corners[boundary.size()] = corners[0].copy();
        return corners;
    }

    private void add(long cell) {
        if (count == AreaCells.MOST_CELLS) {
            throw new AreaTooLarge(count + 1L);
        }
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = cell;
    }

    private static Geometry geometry(List<CapPoint> ring, List<List<CapPoint>> holes) {
        var polygon = FACTORY.createPolygon(
                linear(ring), holes.stream().map(OutlineCover::linear).toArray(LinearRing[]::new));
        if (polygon.isValid()) {
            return polygon;
        }
        var mended = GeometryFixer.fix(polygon);
        // an outline without extent is still somewhere
        return mended.isEmpty() || mended.getArea() == 0 ? FACTORY.createLineString(coordinates(ring)) : mended;
    }

    private static LinearRing linear(List<CapPoint> ring) {
        return FACTORY.createLinearRing(coordinates(ring));
    }

    private static Coordinate[] coordinates(List<CapPoint> ring) {
        boolean closed = ring.getFirst().equals(ring.getLast());
        var all = new Coordinate[closed ? ring.size() : ring.size() + 1];
        for (int i = 0; i < all.length; i++) {
            var point = ring.get(i % ring.size());
            all[i] = new Coordinate(point.longitude(), point.latitude());
        }
        return all;
    }
}
