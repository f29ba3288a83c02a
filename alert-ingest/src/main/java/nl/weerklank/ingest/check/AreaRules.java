package nl.weerklank.ingest.check;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;

/** From the areas of a message to the cells that may be alerted: each must be placed, and what cannot be is refused, never widened. */
public final class AreaRules {

    private static final double KM_PER_DEGREE = 111.2;
    private static final double LARGE_KM2 = 3_000;

    private final AreaCells cells;
    private final double largestKm2;
    private final RecentAreas recent = new RecentAreas();

    public AreaRules(AreaCells cells, IssueLimits limits) {
        this.cells = cells;
        this.largestKm2 = limits.areaKm2();
    }

    /** Where a message with an area of its own applies. */
    public Target target(CapAlert alert) {
        var refused = new ArrayList<Violation>();
        var warnings = new ArrayList<Violation>();
        if (alert.infos().isEmpty()) {
            refused.add(missing("alert/info"));
        }
        var all = CellSet.EMPTY;
        for (int i = 0; i < alert.infos().size(); i++) {
            var areas = alert.infos().get(i).areas();
            if (areas.isEmpty()) {
                refused.add(missing("alert/info[" + (i + 1) + "]/area"));
            }
            for (int j = 0; j < areas.size() && refused.isEmpty(); j++) {
                var place = "alert/info[%d]/area[%d]".formatted(i + 1, j + 1);
                all = all.union(place(areas.get(j), place, refused, warnings));
            }
        }
        if (refused.isEmpty()
                && all.size() * H3Map.areaKm2(all.stream().findFirst().orElseThrow()) > largestKm2) {
            refused.add(tooLarge("alert/info/area", "all areas together"));
        }
        return refused.isEmpty() ? new Target.Placed(all, warnings) : new Target.Refused(refused);
    }

    /** Whether cutting the message's areas into cells takes long enough to hold other messages up. */
    public boolean isLarge(CapAlert alert) {
        return alert.infos().stream()
                        .flatMap(info -> info.areas().stream())
                        .mapToDouble(AreaRules::roughKm2)
                        .sum()
                > LARGE_KM2;
    }

    private CellSet place(CapArea area, String place, List<Violation> refused, List<Violation> warnings) {
        if (roughKm2(area) > largestKm2) {
            refused.add(tooLarge(place, "'" + area.areaDesc() + "'"));
            return CellSet.EMPTY;
        }
        var placed = recent.computeIfAbsent(area, cells::of);
        if (placed.isEmpty()) {
            refused.add(new Violation(
                    "AREA_UNPLACEABLE",
                    place,
                    "'" + area.areaDesc() + "' has no polygon, circle or geocode that can be placed on the map here",
                    "Give a polygon or circle, or the code of a municipality such as GM_CODE GM0193."));
            return placed;
        }
        for (var geocode : area.geocodes()) {
            var alone = new CapArea(area.areaDesc(), List.of(), List.of(), List.of(geocode), null, null);
            if (cells.of(alone).isEmpty()) {
                warnings.add(new Violation(
                        "GEOCODE_NOT_PLACED",
                        place + "/geocode",
                        "geocode " + geocode.valueName() + " " + geocode.value()
                                + " is not known here; the area's other parts alone were used",
                        "Make sure that the polygons and circles cover everyone meant."));
            }
        }
        return placed;
    }

    /** An estimate that costs nothing, so that a huge outline is refused before it is cut into cells. */
    private static double roughKm2(CapArea area) {
        double sum = 0;
        for (var circle : area.circles()) {
            sum += Math.PI * circle.radiusKm() * circle.radiusKm();
        }
        for (var polygon : area.polygons()) {
            sum += outlineKm2(polygon);
        }
        return sum;
    }

    /** The shoelace formula on the sinusoidal projection, which keeps areas. */
    private static double outlineKm2(CapPolygon polygon) {
        double area = 0;
        var points = polygon.points();
        for (int i = 1; i < points.size(); i++) {
            var a = points.get(i - 1);
            var b = points.get(i);
            area += x(a.longitude(), a.latitude()) * b.latitude() - x(b.longitude(), b.latitude()) * a.latitude();
        }
        return Math.abs(area) / 2 * KM_PER_DEGREE * KM_PER_DEGREE;
    }

    private static double x(double longitude, double latitude) {
        return longitude * Math.cos(Math.toRadians(latitude));
    }

    private static Violation missing(String place) {
        return new Violation(
                "AREA_MISSING",
                place,
                "nothing says where the message applies; it is never taken to mean everywhere",
                "Give every info block an area with a polygon, a circle or a known geocode.");
    }

    private Violation tooLarge(String place, String what) {
        return new Violation(
                "AREA_TOO_LARGE",
                place,
                what + " is larger than the " + Math.round(largestKm2) + " km² that may be alerted at once",
                "Check the coordinates; alert the part that is in danger.");
    }
}
