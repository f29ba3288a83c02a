package nl.weerklank.signal.format.cyber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Json;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Times;

/** STIX 2.1: bundles and single objects; what tells of a threat is a signal, what explains it is noted. */
public final class StixReader implements SignalReader {

    private static final Pattern ID =
            Pattern.compile("[a-z0-9-]+--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> THREATS = Set.of(
            "indicator",
            "sighting",
            "report",
            "incident",
            "campaign",
            "intrusion-set",
            "threat-actor",
            "malware",
            "vulnerability");
    private static final Set<String> OTHERS = Set.of(
            "attack-pattern",
            "course-of-action",
            "grouping",
            "identity",
            "infrastructure",
            "location",
            "malware-analysis",
            "note",
            "observed-data",
            "opinion",
            "tool",
            "relationship");

    @Override
    public String format() {
        return "stix";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            var root = Json.read(raw);
            if (Json.text(root, "type").equals("bundle")) {
                id(root, "");
                return objects(root.path("objects"), "/objects", source);
            }
            if (!root.has("type") || !root.has("id")) {
                throw new Unreadable(
                        Rule.WRONG_FORMAT,
                        "",
                        "the file is neither a bundle nor an object of STIX",
                        "check the address, or declare the source as taxii");
            }
            return objects(JsonNodeFactory.instance.arrayNode().add(root), "", source);
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    static List<Entry> objects(JsonNode objects, String place, SourceFacts source) {
        var markings = new StixMarkings(objects);
        var byId = new HashMap<String, JsonNode>();
        objects.forEach(object -> byId.put(Json.text(object, "id"), object));
        var entries = new ArrayList<Entry>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            var here = place.isEmpty() ? "" : place + "/" + i;
            try {
                entries.add(object(objects.get(i), here, markings, byId, source));
            } catch (Unreadable e) {
                entries.add(e.refused());
            }
        }
        return entries.isEmpty() ? List.of(new Entry.Noted(place, "a bundle without objects")) : entries;
    }

    private static Entry object(
            JsonNode object, String place, StixMarkings markings, Map<String, JsonNode> byId, SourceFacts source)
            throws Unreadable {
        var type = Json.required(object, "type", place);
        id(object, place);
        if (!THREATS.contains(type)) {
            if (OTHERS.contains(type)) {
                domain(object, place);
            }
            return new Entry.Noted(place, "an object of type " + (type.matches("[a-z0-9-]{1,60}") ? type : "unknown"));
        }
        domain(object, place);
        var modified = Json.text(object, "modified");
        var name = Json.text(object, "name");
        var signal = new SignalBuilder(source, Json.text(object, "id"), modified, place)
                .kind(object.path("revoked").asBoolean() ? SignalKind.CANCEL : SignalKind.NEW)
                .hazard(Hazard.CYBER)
                .event(type)
                .observed(Times.orNull(first(object, "last_seen", "valid_from", "published", "created"), place))
                .sent(Times.orNull(modified, place + "/modified"))
                .expires(Times.orNull(Json.text(object, "valid_until"), place + "/valid_until"))
                .certainty(certainty(object))
                .headline(name.isEmpty() ? type : name)
                .description(Json.text(object, "description"))
                .alias("stix", Json.text(object, "id"));
        markings.apply(object, signal);
        for (var reference : object.path("external_references")) {
            if (Json.text(reference, "source_name").equalsIgnoreCase("cve")) {
                signal.alias("cve", Json.text(reference, "external_id"));
            }
            if (!Json.text(reference, "url").isEmpty()) {
                signal.link(Json.text(reference, "url"));
            }
        }
        for (var where : object.path("where_sighted_refs")) {
            var location = byId.get(where.asText());
            if (location != null && location.path("latitude").isNumber()) {
                signal.area(new Outlines(Json.text(location, "name"), place)
                        .point(
                                location.path("latitude").asDouble(),
                                location.path("longitude").asDouble())
                        .area());
            }
        }
        return signal.taken();
    }

    /** What every domain object and relationship has (STIX 2.1 §3.2, §4, §5). */
    private static void domain(JsonNode object, String place) throws Unreadable {
        var version = Json.text(object, "spec_version");
        if (!version.equals("2.1")) {
            throw new Unreadable(
                    Rule.UNSUPPORTED_VERSION,
                    place + "/spec_version",
                    version.isEmpty() ? "the object does not say that it is STIX 2.1" : "the object is not STIX 2.1",
                    "ask for application/stix+json;version=2.1");
        }
        for (var field : List.of("created", "modified")) {
            Times.orNull(Json.required(object, field, place), place + "/" + field);
        }
        for (var field : StixFields.required(Json.text(object, "type"))) {
            if (object.path(field).isMissingNode()) {
                throw Json.missing(place, field);
            }
        }
        for (var reference : object.properties()) {
            if (reference.getKey().endsWith("_ref")
                    && !ID.matcher(reference.getValue().asText()).matches()) {
                throw identifier(place + "/" + reference.getKey());
            }
        }
    }

    private static void id(JsonNode object, String place) throws Unreadable {
        var id = Json.required(object, "id", place);
        if (!ID.matcher(id).matches() || !id.startsWith(Json.text(object, "type") + "--")) {
            throw identifier(place + "/id");
        }
    }

    private static Unreadable identifier(String place) {
        return new Unreadable(
                Rule.INVALID_VALUE, place, "an identifier is not type--UUID", "tell the source which object is wrong");
    }

    private static String first(JsonNode object, String... fields) {
        for (var field : fields) {
            if (!Json.text(object, field).isEmpty()) {
                return Json.text(object, field);
            }
        }
        return "";
    }

    /** The scale of STIX 2.1 appendix A, from none to high. */
    private static CapCertainty certainty(JsonNode object) {
        if (Json.text(object, "type").equals("sighting")) {
            return CapCertainty.OBSERVED;
        }
        if (!object.path("confidence").isNumber()) {
            return CapCertainty.UNKNOWN;
        }
        int confidence = object.path("confidence").asInt();
        return confidence >= 70
                ? CapCertainty.LIKELY
                : confidence >= 30 ? CapCertainty.POSSIBLE : CapCertainty.UNLIKELY;
    }
}
