package nl.weerklank.contract.cap.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cap.CapResource;
import nl.weerklank.contract.cap.CapResponseType;

/** Writes a message as CAP 1.2 XML; what is written and read again says the same. */
public final class CapWriter {

    private final XmlText out = new XmlText();

    private CapWriter() {}

    /**
     * The message in UTF-8, indented, ending in a line feed.
     *
     * @throws IllegalArgumentException when it holds a character or number that XML or CAP cannot say
     */
    public static byte[] write(CapAlert alert) {
        var writer = new CapWriter();
        writer.alert(alert);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void alert(CapAlert alert) {
        out.begin("alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"");
        out.leaf("identifier", alert.identifier());
        out.leaf("sender", alert.sender());
        out.leaf("sent", CapSpelling.time(alert.sent()));
        out.leaf("status", alert.status().word());
        out.leaf("msgType", alert.msgType().word());
        out.leaf("source", alert.source());
        out.leaf("scope", alert.scope().word());
        out.leaf("restriction", alert.restriction());
        out.leaf("addresses", CapSpelling.words(alert.addresses()));
        alert.codes().forEach(code -> out.leaf("code", code));
        out.leaf("note", alert.note());
        out.leaf("references", CapSpelling.references(alert.references()));
        out.leaf("incidents", CapSpelling.words(alert.incidents()));
        alert.infos().forEach(this::info);
        out.end("alert");
    }

    private void info(CapInfo info) {
        out.begin("info");
        out.leaf("language", info.language());
        each("category", info.categories(), CapCategory::word);
        out.leaf("event", info.event());
        each("responseType", info.responseTypes(), CapResponseType::word);
        out.leaf("urgency", info.urgency().word());
        out.leaf("severity", info.severity().word());
        out.leaf("certainty", info.certainty().word());
        out.leaf("audience", info.audience());
        named("eventCode", info.eventCodes());
        out.leaf("effective", CapSpelling.timeOrNull(info.effective()));
        out.leaf("onset", CapSpelling.timeOrNull(info.onset()));
        out.leaf("expires", CapSpelling.timeOrNull(info.expires()));
        out.leaf("senderName", info.senderName());
        out.leaf("headline", info.headline());
        out.leaf("description", info.description());
        out.leaf("instruction", info.instruction());
        out.leaf("web", info.web());
        out.leaf("contact", info.contact());
        named("parameter", info.parameters());
        info.resources().forEach(this::resource);
        info.areas().forEach(this::area);
        out.end("info");
    }

    private void resource(CapResource resource) {
        out.begin("resource");
        out.leaf("resourceDesc", resource.resourceDesc());
        out.leaf("mimeType", resource.mimeType());
        out.leaf("size", resource.size() == null ? null : resource.size().toString());
        out.leaf("uri", resource.uri());
        out.leaf("derefUri", resource.derefUri());
        out.leaf("digest", resource.digest());
        out.end("resource");
    }

    private void area(CapArea area) {
        out.begin("area");
        out.leaf("areaDesc", area.areaDesc());
        each("polygon", area.polygons(), CapWriter::polygon);
        each("circle", area.circles(), CapWriter::circle);
        named("geocode", area.geocodes());
        out.leaf("altitude", area.altitude() == null ? null : area.altitude().toPlainString());
        out.leaf("ceiling", area.ceiling() == null ? null : area.ceiling().toPlainString());
        out.end("area");
    }

    private static String polygon(CapPolygon polygon) {
        return String.join(
                " ", polygon.points().stream().map(CapSpelling::point).toList());
    }

    private static String circle(CapCircle circle) {
        return CapSpelling.point(circle.centre()) + " " + CapSpelling.number(circle.radiusKm());
    }

    private <T> void each(String name, List<T> values, Function<T, String> text) {
        values.forEach(value -> out.leaf(name, text.apply(value)));
    }

    private void named(String name, List<CapNamedValue> values) {
        for (var value : values) {
            out.begin(name);
            out.leaf("valueName", value.valueName());
            out.leaf("value", value.value());
            out.end(name);
        }
    }
}
