package nl.weerklank.contract.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;

/** From the areas of a CAP message to cells: the union of its polygons, circles and the geocodes that are known here. */
public final class AreaCells {

    /** More cells than any alert of one country needs: about 370,000 km². */
    public static final int MOST_CELLS = 500_000;

    private static final int CIRCLE_CORNERS = 64;
    private static final double EARTH_RADIUS_KM = 6371.0088;
    private static final double SMALLEST_RADIUS_KM = 0.05;
    private static final double LARGEST_RADIUS_KM = 350;

    private final Function<CapNamedValue, Optional<CellSet>> geocodes;

    /** @param geocodes the cells of a geocode, or empty when it is not known here */
    public AreaCells(Function<CapNamedValue, Optional<CellSet>> geocodes) {
        this.geocodes = geocodes;
    }

    /**
     * The cells that all areas of the message touch together; empty when nothing in it can be placed on the map.
     *
     * @throws AreaTooLarge when they would be more than {@value #MOST_CELLS}
     */
    public CellSet of(CapAlert alert) {
        var all = CellSet.EMPTY;
        for (var info : alert.infos()) {
            for (var area : info.areas()) {
                all = bounded(all.union(of(area)));
            }
        }
        return all;
    }

    /**
     * The cells that one area touches.
     *
     * @throws AreaTooLarge when they would be more than {@value #MOST_CELLS}
     */
    public CellSet of(CapArea area) {
        var all = CellSet.EMPTY;
        for (var polygon : area.polygons()) {
            all = bounded(all.union(H3Map.touchedBy(polygon.points(), List.of())));
        }
        for (var circle : area.circles()) {
            if (circle.radiusKm() > LARGEST_RADIUS_KM) {
                throw new AreaTooLarge(Math.round(Math.PI * circle.radiusKm() * circle.radiusKm()));
            }
            all = bounded(all.union(H3Map.touchedBy(ring(circle), List.of())));
        }
        for (var geocode : area.geocodes()) {
            all = bounded(all.union(geocodes.apply(geocode).orElse(CellSet.EMPTY)));
        }
        return all;
    }

    private static CellSet bounded(CellSet cells) {
        if (cells.size() > MOST_CELLS) {
            throw new AreaTooLarge(cells.size());
        }
        return cells;
    }

    /** The circle as a closed ring of {@value #CIRCLE_CORNERS} corners that holds it whole. */
    public static List<CapPoint> ring(CapCircle circle) {
        var radius =
                Math.max(circle.radiusKm(), SMALLEST_RADIUS_KM) / Math.cos(Math.PI / CIRCLE_CORNERS) / EARTH_RADIUS_KM;
        var lat = Math.toRadians(circle.centre().latitude());
        var lon = Math.toRadians(circle.centre().longitude());
        var ring = new ArrayList<CapPoint>(CIRCLE_CORNERS + 1);
        for (int i = 0; i <= CIRCLE_CORNERS; i++) {
            var bearing = 2 * Math.PI * (i % CIRCLE_CORNERS) / CIRCLE_CORNERS;
            var toLat =
                    Math.asin(Math.sin(lat) * Math.cos(radius) + Math.cos(lat) * Math.sin(radius) * Math.cos(bearing));
            var toLon = lon
                    + Math.atan2(
                            Math.sin(bearing) * Math.sin(radius) * Math.cos(lat),
                            Math.cos(radius) - Math.sin(lat) * Math.sin(toLat));
            ring.add(new CapPoint(Math.toDegrees(toLat), Math.toDegrees(toLon)));
        }
        return ring;
    }
}
