package nl.weerklank.signal.format.cap;

import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Xml;

/** The target areas of an envelope (DE 1.0 §3.2.2): circles and polygons as CAP writes them. */
final class EdxlAreas {

    private EdxlAreas() {}

    static void check(XmlElement target) throws Unreadable {
        for (var circle : Xml.children(target, "circle")) {
            var outlines = new Outlines("", Xml.place(circle));
            var parts = circle.text().strip().split("\\s+");
            var centre = outlines.pairs(parts[0]);
            outlines.circle(
                    centre.getFirst().latitude(),
                    centre.getFirst().longitude(),
                    parts.length > 1 ? outlines.number(parts[1]) : 0);
        }
        for (var polygon : Xml.children(target, "polygon")) {
            var outlines = new Outlines("", Xml.place(polygon));
            outlines.polygon(outlines.pairs(polygon.text()));
        }
    }
}
