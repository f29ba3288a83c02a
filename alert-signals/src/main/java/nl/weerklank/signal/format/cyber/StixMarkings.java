package nl.weerklank.signal.format.cyber;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.text.Json;

/** Who may read which part of an object (STIX 2.1 §7.2): markings of the object and of its properties; one that is not known is AMBER. */
final class StixMarkings {

    private static final Map<String, Tlp> WELL_KNOWN = Map.of(
            "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.CLEAR,
            "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp.GREEN,
            "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp.AMBER,
            "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED,
            "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp.CLEAR,
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp.GREEN,
            "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp.AMBER,
            "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp.AMBER_STRICT,
            "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp.RED);
    private static final Map<String, String> FIELDS = Map.of(
            "name", "headline",
            "description", "description",
            "pattern", "description",
            "confidence", "certainty",
            "external_references", "link");

    private final Map<String, Tlp> known = new HashMap<>(WELL_KNOWN);

    StixMarkings(JsonNode objects) {
        for (var object : objects) {
            if (Json.text(object, "type").equals("marking-definition")) {
                known.putIfAbsent(Json.text(object, "id"), own(object));
            }
        }
    }

    /** A statement, such as a copyright, limits nobody's reading. */
    private static Tlp own(JsonNode definition) {
        var label = Json.text(definition.path("definition"), "tlp");
        if (label.isEmpty()) {
            for (var extension : definition.path("extensions")) {
                label = Json.text(extension, "tlp_2_0").isEmpty() ? label : Json.text(extension, "tlp_2_0");
            }
        }
        if (label.isEmpty() && Json.text(definition, "definition_type").equals("statement")) {
            return Tlp.CLEAR;
        }
        return Tlp.of(label).orElse(Tlp.AMBER);
    }

    void apply(JsonNode object, SignalBuilder signal) {
        for (var reference : object.path("object_marking_refs")) {
            signal.tlp(known.getOrDefault(reference.asText(), Tlp.AMBER));
        }
        for (var granular : object.path("granular_markings")) {
            var reference = Json.text(granular, "marking_ref");
            if (reference.isEmpty()) {
                continue;
            }
            var tlp = known.getOrDefault(reference, Tlp.AMBER);
            for (var selector : granular.path("selectors")) {
                var property = selector.asText().replaceFirst("[.\\[].*$", "");
                var field = FIELDS.get(property);
                if (field == null) {
                    signal.tlp(tlp);
                } else {
                    signal.mark(field, tlp);
                }
            }
        }
    }
}
