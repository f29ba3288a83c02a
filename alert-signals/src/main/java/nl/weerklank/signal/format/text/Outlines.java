package nl.weerklank.signal.format.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;

/** Points, lines and outlines as areas; a line is an outline without extent that goes there and back. */
public final class Outlines {

    private final String words;
    private final String place;
    private final List<CapPolygon> polygons = new ArrayList<>();
    private final List<CapCircle> circles = new ArrayList<>();
    private final List<CapNamedValue> geocodes = new ArrayList<>();

    /** @param place where in the bytes it stands, for whoever must mend it */
    public Outlines(String words, String place) {
        this.words = words;
        this.place = place;
    }

    public Outlines point(double latitude, double longitude) throws Unreadable {
        return circle(latitude, longitude, 0);
    }

    public Outlines circle(double latitude, double longitude, double radiusKm) throws Unreadable {
        if (!(radiusKm >= 0) || radiusKm > 21_000) {
            throw invalid("a radius is no distance on the earth");
        }
        circles.add(new CapCircle(checked(latitude, longitude), radiusKm));
        return this;
    }

    public Outlines line(List<CapPoint> points) throws Unreadable {
        if (points.size() < 2) {
            throw invalid("a line has fewer than two points");
        }
        var back = new ArrayList<>(points);
        for (int i = points.size() - 2; i >= 0; i--) {
            back.add(points.get(i));
        }
        while (back.size() < 4) {
            back.add(points.getFirst());
        }
        polygons.add(new CapPolygon(back));
        return this;
    }

    public Outlines polygon(List<CapPoint> ring) throws Unreadable {
        var closed = new ArrayList<>(ring);
        if (!ring.isEmpty() && !ring.getFirst().equals(ring.getLast())) {
            closed.add(ring.getFirst());
        }
        if (closed.size() < 4) {
            throw invalid("an outline has fewer than three corners");
        }
        polygons.add(new CapPolygon(closed));
        return this;
    }

    public Outlines box(double south, double west, double north, double east) throws Unreadable {
        return polygon(List.of(checked(south, west), checked(south, east), checked(north, east), checked(north, west)));
    }

    public Outlines geocode(String name, String value) {
        if (!value.isBlank()) {
            geocodes.add(new CapNamedValue(name, value.strip()));
        }
        return this;
    }

    public CapPoint checked(double latitude, double longitude) throws Unreadable {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 360)) {
            throw invalid("a point is not on the earth");
        }
        return new CapPoint(
                latitude, longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);
    }

    /** Numbers between blanks or commas, latitude first. */
    public List<CapPoint> pairs(String text) throws Unreadable {
        var words = text.strip().split("[\\s,]+");
        if (words.length % 2 != 0) {
            throw invalid("coordinates do not come in pairs");
        }
        var points = new ArrayList<CapPoint>(words.length / 2);
        for (int i = 0; i < words.length; i += 2) {
            points.add(checked(number(words[i]), number(words[i + 1])));
        }
        return points;
    }

    public double number(String text) throws Unreadable {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw invalid("a coordinate is not a number");
        }
    }

    /** A GeoJSON geometry (RFC 7946), longitude first; null adds nothing. */
    public Outlines geoJson(JsonNode geometry) throws Unreadable {
        if (geometry.isNull() || geometry.isMissingNode()) {
            return this;
        }
        var coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asText()) {
            case "Point" -> {
                var point = position(coordinates);
                point(point.latitude(), point.longitude());
            }
            case "MultiPoint" -> {
                for (var one : coordinates) {
                    var point = position(one);
                    point(point.latitude(), point.longitude());
                }
            }
            case "LineString" -> line(positions(coordinates));
            case "MultiLineString" -> {
                for (var one : coordinates) {
                    line(positions(one));
                }
            }
            case "Polygon" -> polygon(positions(coordinates.path(0)));
            case "MultiPolygon" -> {
                for (var one : coordinates) {
                    polygon(positions(one.path(0)));
                }
            }
            case "GeometryCollection" -> {
                for (var one : geometry.path("geometries")) {
                    geoJson(one);
                }
            }
            case "Feature" -> geoJson(geometry.path("geometry"));
            default -> throw invalid("the geometry is of no kind that GeoJSON knows");
        }
        return this;
    }

    private List<CapPoint> positions(JsonNode array) throws Unreadable {
        var points = new ArrayList<CapPoint>(array.size());
        for (var one : array) {
            points.add(position(one));
        }
        return points;
    }

    private CapPoint position(JsonNode pair) throws Unreadable {
        if (!pair.isArray()
                || pair.size() < 2
                || !pair.get(0).isNumber()
                || !pair.get(1).isNumber()) {
            throw invalid("a position is not [longitude, latitude]");
        }
        return checked(pair.get(1).asDouble(), pair.get(0).asDouble());
    }

    public boolean isEmpty() {
        return polygons.isEmpty() && circles.isEmpty() && geocodes.isEmpty() && words.isBlank();
    }

    public boolean hasGeometry() {
        return !polygons.isEmpty() || !circles.isEmpty();
    }

    public CapArea area() {
        return new CapArea(words.strip(), polygons, circles, geocodes, null, null);
    }

    private Unreadable invalid(String message) {
        return new Unreadable(
                Rule.INVALID_GEOMETRY, place, message, "ask the source for coordinates in degrees on WGS 84");
    }
}
