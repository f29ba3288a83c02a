package nl.weerklank.signal.format.text;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.xml.CapLimits;
import nl.weerklank.contract.cap.xml.RefusedXml;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.contract.cap.xml.XmlTreeReader;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;
import org.jspecify.annotations.Nullable;

/** XML as hardened as CAP's, with room for whole feeds. */
public final class Xml {

    private static final CapLimits FEED =
            new CapLimits(16 * 1024 * 1024, 24, 32, 400_000, 2 * 1024 * 1024, 50_000, 500_000);

    private Xml() {}

    public static XmlElement read(byte[] raw) throws Unreadable {
        try {
            return XmlTreeReader.readEnvelope(raw, FEED);
        } catch (RefusedXml e) {
            var broken = e.violation();
            var rule = switch (broken.rule()) {
                case LIMIT_EXCEEDED -> Rule.TOO_LARGE;
                case NOT_WELL_FORMED -> Rule.NOT_WELL_FORMED;
                default -> Rule.FORBIDDEN_XML;
            };
            throw new Unreadable(
                    rule,
                    place(new CapPlace(broken.line(), broken.column())),
                    broken.message(),
                    "ask the source for plain XML without a DOCTYPE; fetch it again if it was cut off");
        }
    }

    public static String place(XmlElement element) {
        return place(element.place());
    }

    private static String place(CapPlace place) {
        return "line " + place.line() + ", column " + place.column();
    }

    /** The first child of that name, whatever its namespace. */
    public static @Nullable XmlElement child(XmlElement parent, String name) {
        for (var child : parent.children()) {
            if (child.name().equals(name)) {
                return child;
            }
        }
        return null;
    }

    public static @Nullable XmlElement child(XmlElement parent, String namespace, String name) {
        for (var child : parent.children()) {
            if (child.name().equals(name) && child.namespace().equals(namespace)) {
                return child;
            }
        }
        return null;
    }

    public static List<XmlElement> children(XmlElement parent, String name) {
        var found = new ArrayList<XmlElement>();
        for (var child : parent.children()) {
            if (child.name().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The text at the end of a path of names, without white space around it; empty where any step is missing. */
    public static String text(@Nullable XmlElement from, String... path) {
        var at = from;
        for (var name : path) {
            at = at == null ? null : child(at, name);
        }
        return at == null ? "" : at.text().strip();
    }

    /** The first element of that name at any depth. */
    public static @Nullable XmlElement find(XmlElement from, String name) {
        if (from.name().equals(name)) {
            return from;
        }
        for (var child : from.children()) {
            var found = find(child, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
