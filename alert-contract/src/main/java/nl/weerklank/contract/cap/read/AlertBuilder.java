package nl.weerklank.contract.cap.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapResource;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.CapLimits;
import nl.weerklank.contract.cap.xml.XmlElement;

/** Makes the message from a tree whose form is right; values that cannot be read are left out and said. */
final class AlertBuilder {

    private final XmlElement alert;
    private final Geometry geometry;
    private final List<Violation> found = new ArrayList<>();

    AlertBuilder(XmlElement alert, CapLimits limits) {
        this.alert = alert;
        this.geometry = new Geometry(limits, found);
    }

    List<Violation> violations() {
        return List.copyOf(found);
    }

    CapAlert build() {
        var e = new Fields(alert);
        return new CapAlert(
                e.text("identifier"),
                e.text("sender"),
                Values.time(e.text("sent")),
                CapStatus.of(e.text("status")).orElseThrow(),
                CapMsgType.of(e.text("msgType")).orElseThrow(),
                e.textOrNull("source"),
                CapScope.of(e.text("scope")).orElseThrow(),
                e.textOrNull("restriction"),
                e.words("addresses"),
                e.all("code", Fields::stripped),
                e.textOrNull("note"),
                References.read(e.first("references"), found),
                e.words("incidents"),
                numbered(e, "info", "", this::info));
    }

    private CapInfo info(XmlElement element, String path) {
        var e = new Fields(element);
        return new CapInfo(
                e.textOrNull("language"),
                e.all("category", c -> CapCategory.of(c.text()).orElseThrow()),
                e.text("event"),
                e.all("responseType", c -> CapResponseType.of(c.text()).orElseThrow()),
                CapUrgency.of(e.text("urgency")).orElseThrow(),
                CapSeverity.of(e.text("severity")).orElseThrow(),
                CapCertainty.of(e.text("certainty")).orElseThrow(),
                e.textOrNull("audience"),
                e.all("eventCode", AlertBuilder::namedValue),
                e.timeOrNull("effective"),
                e.timeOrNull("onset"),
                e.timeOrNull("expires"),
                e.textOrNull("senderName"),
                e.textOrNull("headline"),
                e.textOrNull("description"),
                e.textOrNull("instruction"),
                e.textOrNull("web"),
                e.textOrNull("contact"),
                e.all("parameter", AlertBuilder::namedValue),
                e.all("resource", AlertBuilder::resource),
                numbered(e, "area", path + "/", this::area));
    }

    private static CapResource resource(XmlElement element) {
        var e = new Fields(element);
        return new CapResource(
                e.text("resourceDesc"),
                e.text("mimeType"),
                e.integerOrNull("size"),
                e.textOrNull("uri"),
                e.textOrNull("derefUri"),
                e.textOrNull("digest"));
    }

    private CapArea area(XmlElement element, String path) {
        var e = new Fields(element);
        return new CapArea(
                e.text("areaDesc"),
                present(numbered(e, "polygon", path + "/", geometry::polygon)),
                present(numbered(e, "circle", path + "/", geometry::circle)),
                e.all("geocode", AlertBuilder::namedValue),
                e.decimalOrNull("altitude"),
                e.decimalOrNull("ceiling"));
    }

    private static CapNamedValue namedValue(XmlElement element) {
        var e = new Fields(element);
        return new CapNamedValue(e.text("valueName"), e.text("value"));
    }

    /** Makes a value of an element that stands at this path. */
    @FunctionalInterface
    private interface Maker<T> {
        T make(XmlElement element, String path);
    }

    private static <T> List<T> numbered(Fields fields, String name, String prefix, Maker<T> maker) {
        var elements = fields.all(name, Function.identity());
        var made = new ArrayList<T>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            made.add(maker.make(elements.get(i), prefix + name + "[" + (i + 1) + "]"));
        }
        return made;
    }

    private static <T> List<T> present(List<java.util.Optional<T>> values) {
        return values.stream().flatMap(java.util.Optional::stream).toList();
    }
}
