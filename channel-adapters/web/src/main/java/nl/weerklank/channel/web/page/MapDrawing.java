package nl.weerklank.channel.web.page;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.Place;

/** Draws alerts on a map as SVG, from bundled outlines and town names; no tile, no font, no request. */
public final class MapDrawing {

    private static final List<Place> TOWNS = Place.shipped().stream()
            .sorted(Comparator.comparingInt(Place::population).reversed())
            .toList();
    private static final double MARGIN = 0.12;
    private static final double LEAST_DEGREES = 0.45;
    private static final int MOST_CORNERS = 1500;
    private static final int MOST_CELLS = 600;
    private static final int MOST_TOWNS = 9;
    private static final double TOWN_DISTANCE = 62;

    private MapDrawing() {}

    /** The part of the world that a map shows. */
    record Window(double west, double south, double east, double north) {

        static final Window NETHERLANDS = new Window(3.1, 50.65, 7.35, 53.65);

        static Window around(List<List<CapPoint>> rings) {
            double west = 180;
            double south = 90;
            double east = -180;
            double north = -90;
            for (var ring : rings) {
                for (var point : ring) {
                    west = Math.min(west, point.longitude());
                    east = Math.max(east, point.longitude());
                    south = Math.min(south, point.latitude());
                    north = Math.max(north, point.latitude());
                }
            }
            double high = Math.max(LEAST_DEGREES, (north - south) * (1 + 2 * MARGIN));
            double wide = Math.max(LEAST_DEGREES * 1.6, (east - west) * (1 + 2 * MARGIN));
            double lat = (south + north) / 2;
            double lon = (west + east) / 2;
            return new Window(lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2);
        }

        boolean holds(double longitude, double latitude) {
            return longitude > west && longitude < east && latitude > south && latitude < north;
        }
    }

    /** A map of one alert's area with the towns around it. */
    public static RawString of(CapAlert alert, CellSet target, String title) {
        var rings = rings(alert, target);
        return rings.isEmpty() ? new RawString("") : draw(rings, Window.around(rings), title, true);
    }

    /** A map of the whole country with several areas. */
    public static RawString overview(List<List<CapPoint>> rings, String title) {
        return draw(rings, Window.NETHERLANDS, title, false);
    }

    /** West, south, east and north of {@link #overview}, for a script that turns a point on it into degrees. */
    public static String wholeCountry() {
        var all = Window.NETHERLANDS;
        return all.west() + " " + all.south() + " " + all.east() + " " + all.north();
    }

    /** The outlines of a message's areas: as it draws them, or the cells of what it only names by code. */
    public static List<List<CapPoint>> rings(CapAlert alert, CellSet target) {
        var rings = new ArrayList<List<CapPoint>>();
        alert.infos().stream().flatMap(i -> i.areas().stream()).distinct().forEach(area -> {
            area.polygons().forEach(p -> rings.add(p.points()));
            area.circles().forEach(c -> rings.add(AreaCells.ring(c)));
        });
        if (rings.isEmpty()) {
            target.stream().limit(MOST_CELLS).forEach(cell -> rings.add(H3Map.outline(cell)));
        }
        return rings.stream().distinct().toList();
    }

    private static RawString draw(List<List<CapPoint>> rings, Window window, String title, boolean towns) {
        var pen = new Pen(window);
        var svg = new StringBuilder(
                "<svg class=\"map%s\" viewBox=\"0 0 %d %d\" role=\"img\" focusable=\"false\" aria-label=\"%s\">"
                        .formatted(towns ? "" : " tall", pen.width(), pen.height(), Escape.html(title)));
        svg.append("<rect class=\"sea\" width=\"%d\" height=\"%d\"/>".formatted(pen.width(), pen.height()));
        for (var land : Outlines.lands()) {
            var path = pen.land(land);
            if (!path.isEmpty()) {
                svg.append("<path class=\"land %s\" d=\"%s\"/>"
                        .formatted(land.name().equals("Netherlands") ? "home" : "abroad", path));
            }
        }
        var area = new StringBuilder();
        rings.forEach(ring -> area.append(pen.area(ring, MOST_CORNERS / Math.max(1, rings.size()) + 8)));
        svg.append("<path class=\"area\" d=\"").append(area).append("\"/>");
        if (towns) {
            towns(svg, window, pen);
        }
        return new RawString(svg.append("</svg>").toString());
    }

    private static void towns(StringBuilder svg, Window window, Pen pen) {
        var shown = new ArrayList<double[]>();
        for (var town : TOWNS) {
            if (shown.size() == MOST_TOWNS) {
                return;
            }
            double x = pen.x(town.longitude());
            double y = pen.y(town.latitude());
            boolean inside = window.holds(town.longitude(), town.latitude()) && x < pen.width() - 90 && y > 20;
            boolean free = shown.stream()
                    .noneMatch(s -> Math.abs(s[0] - x) < 2.2 * TOWN_DISTANCE && Math.abs(s[1] - y) < TOWN_DISTANCE / 2);
            if (inside && free) {
                shown.add(new double[] {x, y});
                svg.append(
                        "<circle class=\"town\" cx=\"%d\" cy=\"%d\" r=\"4\"/><text class=\"town\" x=\"%d\" y=\"%d\">%s</text>"
                                .formatted(
                                        Math.round(x),
                                        Math.round(y),
                                        Math.round(x) + 8,
                                        Math.round(y) + 5,
                                        Escape.html(town.name())));
            }
        }
    }
}
