package nl.weerklank.contract.cap.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.CapLimits;
import nl.weerklank.contract.cap.xml.XmlElement;

/** Reads polygons and circles (§3.2.4) under a limit of points. */
final class Geometry {

    private static final int LONGEST_NUMBER = 48;
    private static final String PAIRS =
            "write latitude,longitude pairs with a blank between them, such as 51.9,4.4 51.9,4.5";
    private static final String CENTRE = "write latitude,longitude and the radius in km, such as 51.9,4.4 5.0";

    private final CapLimits limits;
    private final List<Violation> found;
    private int points;

    Geometry(CapLimits limits, List<Violation> found) {
        this.limits = limits;
        this.found = found;
    }

    Optional<CapPolygon> polygon(XmlElement element, String path) {
        var text = element.text().strip();
        if (text.isEmpty()) {
            return none(
                    CapRule.POLYGON_EMPTY, element, path, "the polygon is empty", "give its points, or leave it out");
        }
        int count = words(text);
        points += count;
        if (count > limits.polygonPoints() || points > limits.points()) {
            return none(CapRule.LIMIT_EXCEEDED, element, path, tooMany(), "simplify the outline");
        }
        var read = new ArrayList<CapPoint>(count);
        for (var pairs = new StringTokenizer(text); pairs.hasMoreTokens(); ) {
            var pair = pairs.nextToken();
            var point = point(pair);
            if (point.isEmpty()) {
                return none(
                        CapRule.INVALID_POLYGON_SYNTAX, element, path, "'" + shortened(pair) + "' is no point", PAIRS);
            }
            read.add(point.get());
        }
        return Optional.of(new CapPolygon(read));
    }

    /** How many words there are, without making them. */
    private static int words(String text) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = text.charAt(i) <= ' ';
            if (!blank && !inside) {
                count++;
            }
            inside = !blank;
        }
        return count;
    }

    private String tooMany() {
        return "there are more points than " + limits.polygonPoints() + " a polygon or " + limits.points() + " in all";
    }

    Optional<CapCircle> circle(XmlElement element, String path) {
        var text = element.text().strip();
        if (text.isEmpty()) {
            return none(
                    CapRule.CIRCLE_EMPTY,
                    element,
                    path,
                    "the circle is empty",
                    "give centre and radius, or leave it out");
        }
        var parts = text.split("\\s+");
        var centre = parts.length == 2 ? point(parts[0]) : Optional.<CapPoint>empty();
        if (centre.isEmpty() || !isDecimal(parts[1])) {
            return none(
                    CapRule.INVALID_CIRCLE, element, path, "'" + shortened(text) + "' is no centre and radius", CENTRE);
        }
        return Optional.of(new CapCircle(centre.get(), Double.parseDouble(parts[1])));
    }

    private static Optional<CapPoint> point(String pair) {
        int comma = pair.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        var latitude = pair.substring(0, comma);
        var longitude = pair.substring(comma + 1);
        return isDecimal(latitude) && isDecimal(longitude)
                ? Optional.of(new CapPoint(Double.parseDouble(latitude), Double.parseDouble(longitude)))
                : Optional.empty();
    }

    /** Digits with at most one sign before and one point among them; by hand, for outlines have tens of thousands. */
    private static boolean isDecimal(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (i > 0 || c != '-' && c != '+') {
                return false;
            }
        }
        return digits > 0 && points <= 1 && text.length() <= LONGEST_NUMBER;
    }

    private <T> Optional<T> none(CapRule rule, XmlElement element, String path, String message, String remedy) {
        found.add(Violation.at(rule, path, element.place(), message, remedy));
        return Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
