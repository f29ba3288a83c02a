package nl.weerklank.signal.format.feed;

import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Xml;

/** The places of one item: GeoRSS simple and GML, and the W3C's latitude and longitude. */
final class GeoRssShapes {

    private static final String GEORSS = "http://www.georss.org/georss";
    private static final String GML = "http://www.opengis.net/gml";
    private static final double METRES_PER_KM = 1000;

    private final Outlines outlines;
    private final double radiusKm;

    private GeoRssShapes(Outlines outlines, double radiusKm) {
        this.outlines = outlines;
        this.radiusKm = radiusKm;
    }

    static Outlines of(XmlElement item) throws Unreadable {
        var outlines = new Outlines(Xml.text(item, "featurename"), Xml.place(item));
        var radius = Xml.child(item, GEORSS, "radius");
        double km = radius == null || radius.text().isBlank() ? 0 : outlines.number(radius.text()) / METRES_PER_KM;
        var shapes = new GeoRssShapes(outlines, km);
        shapes.collect(item);
        return outlines;
    }

    private void collect(XmlElement from) throws Unreadable {
        wgs84(from);
        for (var child : from.children()) {
            var namespace = child.namespace();
            if (namespace.equals(GEORSS) && !child.text().isBlank()) {
                simple(child);
            } else if (namespace.startsWith(GML) && isShape(child)) {
                gml(child);
            } else if (!child.children().isEmpty()) {
                collect(child);
            }
        }
    }

    private void simple(XmlElement shape) throws Unreadable {
        switch (shape.name()) {
            case "point" -> points(shape.text());
            case "line" -> outlines.line(outlines.pairs(shape.text()));
            case "polygon" -> outlines.polygon(outlines.pairs(shape.text()));
            case "box" -> box(shape.text());
            case "circle" -> circle(shape.text());
            default -> {}
        }
    }

    private static boolean isShape(XmlElement element) {
        return switch (element.name()) {
            case "Point", "LineString", "Polygon", "Envelope" -> true;
            default -> false;
        };
    }

    private void gml(XmlElement shape) throws Unreadable {
        var list = Xml.find(shape, shape.name().equals("Point") ? "pos" : "posList");
        switch (shape.name()) {
            case "Point" -> points(list == null ? "" : list.text());
            case "LineString" -> outlines.line(outlines.pairs(list == null ? "" : list.text()));
            case "Polygon" -> outlines.polygon(outlines.pairs(list == null ? "" : list.text()));
            default -> box(Xml.text(shape, "lowerCorner") + " " + Xml.text(shape, "upperCorner"));
        }
    }

    private void points(String text) throws Unreadable {
        if (!text.isBlank()) {
            for (var point : outlines.pairs(text)) {
                outlines.circle(point.latitude(), point.longitude(), radiusKm);
            }
        }
    }

    private void box(String text) throws Unreadable {
        var corners = outlines.pairs(text);
        if (corners.size() == 2) {
            outlines.box(
                    corners.get(0).latitude(),
                    corners.get(0).longitude(),
                    corners.get(1).latitude(),
                    corners.get(1).longitude());
        } else {
            outlines.polygon(corners);
        }
    }

    private void circle(String text) throws Unreadable {
        var parts = text.strip().split("[\\s,]+");
        if (parts.length == 3) {
            outlines.circle(
                    outlines.number(parts[0]), outlines.number(parts[1]), outlines.number(parts[2]) / METRES_PER_KM);
        } else {
            outlines.polygon(outlines.pairs(text));
        }
    }

    private void wgs84(XmlElement from) throws Unreadable {
        var latitude = Xml.text(from, "lat");
        var longitude = Xml.text(from, "long").isEmpty() ? Xml.text(from, "lon") : Xml.text(from, "long");
        if (!latitude.isEmpty() && !longitude.isEmpty()) {
            outlines.circle(outlines.number(latitude), outlines.number(longitude), radiusKm);
        }
    }
}
