package nl.weerklank.signal.format.quake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Features;
import nl.weerklank.signal.format.text.HazardWords;
import nl.weerklank.signal.format.text.Json;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Times;

/** Earthquake feeds of the USGS in GeoJSON, whole or one event in detail. */
public final class UsgsReader implements SignalReader {

    @Override
    public String format() {
        return "usgs-geojson";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        return Features.read(raw, (feature, place) -> signal(feature, place, source));
    }

    private static Entry signal(JsonNode feature, String place, SourceFacts source) throws Unreadable {
        var properties = feature.path("properties");
        var id = Json.required(feature, "id", place);
        var outlines =
                new Outlines(Json.text(properties, "place"), place + "/geometry").geoJson(feature.path("geometry"));
        if (!outlines.hasGeometry()) {
            throw new Unreadable(
                    Rule.INVALID_GEOMETRY, place + "/geometry", "the event has no place", "wait for its next update");
        }
        var type = Json.text(properties, "type");
        boolean deleted = Json.text(properties, "status").equalsIgnoreCase("deleted");
        var signal = new SignalBuilder(source, id, Json.text(properties, "updated"), place)
                .kind(deleted ? SignalKind.CANCEL : SignalKind.NEW)
                .hazard(
                        type.isEmpty()
                                ? Hazard.EARTHQUAKE
                                : HazardWords.of(type).orElse(Hazard.EARTHQUAKE))
                .event(type.isEmpty() ? "earthquake" : type)
                .observed(Times.ofMillis(millis(properties, "time", place)))
                .sent(
                        properties.path("updated").isNumber()
                                ? Times.ofMillis(properties.path("updated").asLong())
                                : null)
                .severity(severity(properties))
                .certainty(
                        Json.text(properties, "status").equals("reviewed")
                                ? CapCertainty.OBSERVED
                                : CapCertainty.LIKELY)
                .urgency(CapUrgency.PAST)
                .headline(Json.text(properties, "title"))
                .link(Json.text(properties, "url"))
                .area(outlines.area());
        if (properties.path("mag").isNumber()) {
            signal.value("magnitude", properties.path("mag").asDouble(), Json.text(properties, "magType"));
        }
        for (var other : Json.text(properties, "ids").split(",")) {
            signal.alias("usgs", other);
        }
        return signal.taken();
    }

    private static long millis(JsonNode properties, String field, String place) throws Unreadable {
        if (!properties.path(field).isNumber()) {
            throw Json.missing(place + "/properties", field);
        }
        return properties.path(field).asLong();
    }

    /** What it is expected to have done (PAGER) says more than its magnitude. */
    private static CapSeverity severity(JsonNode properties) {
        return switch (Json.text(properties, "alert")) {
            case "red" -> CapSeverity.EXTREME;
            case "orange" -> CapSeverity.SEVERE;
            case "yellow" -> CapSeverity.MODERATE;
            case "green" -> CapSeverity.MINOR;
            default -> Magnitudes.severity(properties.path("mag").asDouble(0));
        };
    }
}
