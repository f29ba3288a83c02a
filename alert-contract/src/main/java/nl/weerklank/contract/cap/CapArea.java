package nl.weerklank.contract.cap;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the message applies: words and the union of polygons, circles and geocodes (CAP 1.2 §3.2.4); altitude and ceiling in feet above sea level. */
public record CapArea(
        String areaDesc,
        List<CapPolygon> polygons,
        List<CapCircle> circles,
        List<CapNamedValue> geocodes,
        @Nullable BigDecimal altitude,
        @Nullable BigDecimal ceiling) {

    public CapArea {
        polygons = List.copyOf(polygons);
        circles = List.copyOf(circles);
        geocodes = List.copyOf(geocodes);
    }
}
