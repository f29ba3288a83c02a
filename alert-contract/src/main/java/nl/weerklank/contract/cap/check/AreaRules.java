package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;

/** Rules for one area (§3.2.4). */
final class AreaRules {

    private static final double HALF_ROUND_THE_EARTH_KM = 20_038;

    private AreaRules() {}

    static void check(CapArea area, String path, Findings findings) {
        if (area.areaDesc().isBlank()) {
            findings.add(EMPTY_AREA_DESC, path + "/areaDesc", "areaDesc is empty", "say in words where it is");
        }
        new TextRules(findings).check(area.areaDesc(), path + "/areaDesc");
        if (area.polygons().isEmpty()
                && area.circles().isEmpty()
                && area.geocodes().isEmpty()) {
            findings.add(
                    AREA_NO_GEOMETRY,
                    path,
                    "the area has words only and cannot be targeted",
                    "add a polygon, a circle or a geocode");
        }
        for (int i = 0; i < area.polygons().size(); i++) {
            polygon(area.polygons().get(i), path + "/polygon[" + (i + 1) + "]", findings);
        }
        for (int i = 0; i < area.circles().size(); i++) {
            circle(area.circles().get(i), path + "/circle[" + (i + 1) + "]", findings);
        }
        for (int i = 0; i < area.geocodes().size(); i++) {
            var code = area.geocodes().get(i);
            if (code.valueName().isBlank() || code.value().isBlank()) {
                findings.add(
                        EMPTY_GEOCODE_FIELD,
                        path + "/geocode[" + (i + 1) + "]",
                        "a geocode has no " + (code.value().isBlank() ? "value" : "valueName"),
                        "give both, or leave the geocode out");
            }
        }
        heights(area, path, findings);
    }

    private static void polygon(CapPolygon polygon, String path, Findings findings) {
        var points = polygon.points();
        if (points.stream().anyMatch(point -> !onEarth(point))) {
            outOfRange(path, findings);
        } else if (points.size() < 4) {
            findings.add(
                    INVALID_POLYGON,
                    path,
                    "the polygon has " + points.size() + " points",
                    "give at least four points, the last equal to the first");
        } else if (!points.getFirst().equals(points.getLast())) {
            findings.add(
                    POLYGON_NOT_CLOSED, path, "the last point is not the first", "repeat the first point at the end");
        } else if (PolygonGeometry.hasNoExtent(points)) {
            findings.add(INVALID_POLYGON, path, "the polygon has no extent", "give an outline, or use a circle");
        } else {
            outline(PolygonGeometry.outline(points), path, findings);
        }
    }

    private static void outline(PolygonGeometry.Outline outline, String path, Findings findings) {
        switch (outline) {
            case SIMPLE -> {}
            case SLIGHTLY_CROSSED ->
                findings.add(
                        POLYGON_SLIGHTLY_CROSSED,
                        path,
                        "edges of the polygon cross, though it is clear what they enclose",
                        "close the outline without crossing it");
            case CROSSED ->
                findings.add(
                        INVALID_POLYGON_SELF_INTERSECTION,
                        path,
                        "edges of the polygon cross",
                        "give the points in the order of the outline, or use two polygons");
            case TOO_DENSE ->
                findings.add(LIMIT_EXCEEDED, path, "the outline is too dense to be checked", "simplify the outline");
        }
    }

    private static void circle(CapCircle circle, String path, Findings findings) {
        var radius = circle.radiusKm();
        if (!onEarth(circle.centre())) {
            outOfRange(path, findings);
        } else if (!(radius >= 0 && radius <= HALF_ROUND_THE_EARTH_KM)) {
            findings.add(
                    INVALID_CIRCLE,
                    path,
                    "a radius of " + radius + " km is not possible",
                    "give the radius in kilometres, 0 or more");
        } else if (radius == 0) {
            findings.add(CIRCLE_ZERO_RADIUS, path, "the radius is 0", "give a radius that holds the people in danger");
        }
    }

    private static void outOfRange(String path, Findings findings) {
        findings.add(
                COORD_OUT_OF_RANGE,
                path,
                "a latitude is beyond 90 or a longitude beyond 180 degrees",
                "write latitude first, then longitude, in degrees on WGS 84");
    }

    private static boolean onEarth(CapPoint point) {
        return Math.abs(point.latitude()) <= 90 && Math.abs(point.longitude()) <= 180;
    }

    private static void heights(CapArea area, String path, Findings findings) {
        var altitude = area.altitude();
        var ceiling = area.ceiling();
        if (ceiling == null) {
            return;
        }
        if (altitude == null) {
            findings.add(
                    INVALID_AREA,
                    path + "/ceiling",
                    "ceiling is given without altitude",
                    "add altitude, or remove ceiling");
        } else if (ceiling.compareTo(altitude) < 0) {
            findings.add(
                    INVALID_ALTITUDE_CEILING_RANGE,
                    path + "/ceiling",
                    "ceiling " + ceiling + " lies below altitude " + altitude,
                    "give the upper height as ceiling");
        }
    }
}
