package nl.weerklank.contract.cap;

import java.util.List;

/** A closed ring of at least four points, the last equal to the first (CAP 1.2 §3.2.4 polygon). */
public record CapPolygon(List<CapPoint> points) {

    public CapPolygon {
        points = List.copyOf(points);
    }
}
