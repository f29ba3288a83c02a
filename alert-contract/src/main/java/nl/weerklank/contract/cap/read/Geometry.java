package nl.weerklank.contract.cap.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.CapLimits;
import nl.weerklank.contract.cap.xml.XmlElement;

/** Reads polygons and circles (§3.2.4) under a limit of points. */
final class Geometry {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]{1,9}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})");
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
        var read = new ArrayList<CapPoint>();
        for (var pairs = new StringTokenizer(text); pairs.hasMoreTokens(); ) {
            var pair = pairs.nextToken();
            var point = point(pair);
            if (point.isEmpty()) {
                return none(
                        CapRule.INVALID_POLYGON_SYNTAX, element, path, "'" + shortened(pair) + "' is no point", PAIRS);
            }
            read.add(point.get());
            if (++points > limits.points() || read.size() > limits.polygonPoints()) {
                return none(CapRule.LIMIT_EXCEEDED, element, path, tooMany(), "simplify the outline");
            }
        }
        return Optional.of(new CapPolygon(read));
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
        if (centre.isEmpty() || !DECIMAL.matcher(parts[1]).matches()) {
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
        return DECIMAL.matcher(latitude).matches() && DECIMAL.matcher(longitude).matches()
                ? Optional.of(new CapPoint(Double.parseDouble(latitude), Double.parseDouble(longitude)))
                : Optional.empty();
    }

    private <T> Optional<T> none(CapRule rule, XmlElement element, String path, String message, String remedy) {
        found.add(Violation.at(rule, path, element.place(), message, remedy));
        return Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
