package nl.weerklank.channel.web.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;

/** Which point of presence serves the readers in a cell: the nearest. */
public record EdgeMap(List<PointOfPresence> points) {

    public EdgeMap {
        points = List.copyOf(points);
    }

    /** The cells split by the point of presence that serves them. */
    public Map<PointOfPresence, CellSet> split(CellSet cells) {
        var split = new LinkedHashMap<PointOfPresence, CellSet>();
        for (var point : points) {
            var served = cells.filter(cell -> nearest(cell).equals(point));
            if (!served.isEmpty()) {
                split.put(point, served);
            }
        }
        return split;
    }

    private PointOfPresence nearest(long cell) {
        var at = H3Map.centre(cell);
        var nearest = points.getFirst();
        for (var point : points) {
            if (point.distance(at) < nearest.distance(at)) {
                nearest = point;
            }
        }
        return nearest;
    }
}
