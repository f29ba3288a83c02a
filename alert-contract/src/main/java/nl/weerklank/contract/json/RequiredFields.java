package nl.weerklank.contract.json;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import org.jspecify.annotations.Nullable;

/** Finds fields that CAP requires and that JSON left out: the model's types promise them, a JSON writer need not. */
final class RequiredFields {

    private final List<Violation> found = new ArrayList<>();

    private RequiredFields() {}

    static List<Violation> missing(CapAlert alert) {
        var check = new RequiredFields();
        check.alert(alert);
        return List.copyOf(check.found);
    }

    private void alert(CapAlert alert) {
        need(alert.identifier(), "identifier");
        need(alert.sender(), "sender");
        need(alert.sent(), "sent");
        need(alert.status(), "status");
        need(alert.msgType(), "msgType");
        need(alert.scope(), "scope");
        for (int i = 0; i < alert.references().size(); i++) {
            var path = "references[" + (i + 1) + "]/";
            need(alert.references().get(i).sender(), path + "sender");
            need(alert.references().get(i).identifier(), path + "identifier");
            need(alert.references().get(i).sent(), path + "sent");
        }
        for (int i = 0; i < alert.infos().size(); i++) {
            info(alert.infos().get(i), "info[" + (i + 1) + "]/");
        }
    }

    private void info(CapInfo info, String path) {
        need(info.event(), path + "event");
        need(info.urgency(), path + "urgency");
        need(info.severity(), path + "severity");
        need(info.certainty(), path + "certainty");
        named(info.eventCodes(), path + "eventCode");
        named(info.parameters(), path + "parameter");
        for (int i = 0; i < info.resources().size(); i++) {
            need(info.resources().get(i).resourceDesc(), path + "resource[" + (i + 1) + "]/resourceDesc");
            need(info.resources().get(i).mimeType(), path + "resource[" + (i + 1) + "]/mimeType");
        }
        for (int i = 0; i < info.areas().size(); i++) {
            area(info.areas().get(i), path + "area[" + (i + 1) + "]/");
        }
    }

    private void area(CapArea area, String path) {
        need(area.areaDesc(), path + "areaDesc");
        named(area.geocodes(), path + "geocode");
        for (int i = 0; i < area.polygons().size(); i++) {
            need(area.polygons().get(i).points().isEmpty() ? null : "", path + "polygon[" + (i + 1) + "]/points");
        }
        for (int i = 0; i < area.circles().size(); i++) {
            need(area.circles().get(i).centre(), path + "circle[" + (i + 1) + "]/centre");
        }
    }

    private void named(List<CapNamedValue> values, String path) {
        for (int i = 0; i < values.size(); i++) {
            need(values.get(i).valueName(), path + "[" + (i + 1) + "]/valueName");
            need(values.get(i).value(), path + "[" + (i + 1) + "]/value");
        }
    }

    private void need(@Nullable Object value, String path) {
        if (value == null) {
            found.add(Violation.at(
                    CapRule.MISSING_REQUIRED_ELEMENT, path, CapPlace.UNKNOWN, path + " is not given", "add it"));
        }
    }
}
