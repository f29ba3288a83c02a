package nl.weerklank.signal.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import org.jspecify.annotations.Nullable;

/** Areas of competence, written as CAP writes polygons and circles. */
final class AreaWords {

    private AreaWords() {}

    static CapArea area(String words, @Nullable String polygon, @Nullable String circle, Map<String, String> geocodes) {
        var polygons = polygon == null ? List.<CapPolygon>of() : List.of(new CapPolygon(ring(polygon)));
        var circles = circle == null ? List.<CapCircle>of() : List.of(circle(circle));
        var codes = geocodes.entrySet().stream()
                .map(code -> new CapNamedValue(code.getKey(), code.getValue()))
                .toList();
        return new CapArea(words, polygons, circles, codes, null, null);
    }

    private static List<CapPoint> ring(String text) {
        var ring = new ArrayList<CapPoint>();
        for (var pair : text.strip().split("\\s+")) {
            ring.add(point(pair));
        }
        if (ring.size() < 4 || !ring.getFirst().equals(ring.getLast())) {
            throw new IllegalArgumentException("a polygon has at least four points, the last equal to the first");
        }
        return ring;
    }

    private static CapCircle circle(String text) {
        var parts = text.strip().split("\\s+");
        if (parts.length != 2) {
            throw new IllegalArgumentException("a circle is written as latitude,longitude and a radius in km");
        }
        return new CapCircle(point(parts[0]), Double.parseDouble(parts[1]));
    }

    private static CapPoint point(String pair) {
        var parts = pair.split(",");
        if (parts.length != 2) {
            throw new IllegalArgumentException("a point is written as latitude,longitude");
        }
        return new CapPoint(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }
}
