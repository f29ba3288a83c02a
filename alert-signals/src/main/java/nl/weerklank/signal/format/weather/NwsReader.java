package nl.weerklank.signal.format.weather;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
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
import org.jspecify.annotations.Nullable;

/** Alerts of the American weather service as GeoJSON: CAP with other brackets. */
public final class NwsReader implements SignalReader {

    @Override
    public String format() {
        return "nws-geojson";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        return Features.read(raw, (feature, place) -> entry(feature, place, source));
    }

    private static Entry entry(JsonNode feature, String at, SourceFacts source) throws Unreadable {
        var alert = feature.path("properties");
        var place = at + "/properties";
        var status = Json.required(alert, "status", place);
        var type = Json.required(alert, "messageType", place);
        if (status.equals("System") || status.equals("Draft") || type.equals("Ack") || type.equals("Error")) {
            return new Entry.Noted(at, "an alert of status " + status + " and type " + type);
        }
        var id = Json.required(alert, "id", place);
        var sender = Json.required(alert, "sender", place);
        var event = Json.required(alert, "event", place);
        var sent = time(alert, "sent", place);
        if (sent == null) {
            throw Json.missing(place, "sent");
        }
        var references = references(alert.path("references"), place + "/references");
        var first = references.stream()
                .min(Comparator.comparing((CapReference r) -> r.sent().toInstant()))
                .orElse(null);
        var onset = time(alert, "onset", place);
        var signal = new SignalBuilder(source, first == null ? id : first.identifier(), id, at)
                .kind(kind(type, place))
                .exercise(!status.equals("Actual"))
                .hazard(HazardWords.of(event)
                        .or(() -> CapCategory.of(Json.text(alert, "category")).flatMap(HazardWords::of))
                        .orElse(source.assumed()))
                .event(event)
                .observed(onset == null ? time(alert, "effective", place) : onset)
                .sent(sent)
                .expires(
                        time(alert, "ends", place) == null ? time(alert, "expires", place) : time(alert, "ends", place))
                .severity(CapSeverity.of(Json.text(alert, "severity")).orElse(CapSeverity.UNKNOWN))
                .certainty(CapCertainty.of(Json.text(alert, "certainty")).orElse(CapCertainty.UNKNOWN))
                .urgency(CapUrgency.of(Json.text(alert, "urgency")).orElse(CapUrgency.UNKNOWN))
                .headline(Json.text(alert, "headline"))
                .description(Json.text(alert, "description"))
                .link(Json.text(alert, "@id"))
                .self(new CapReference(sender, id, sent.atOffset(ZoneOffset.UTC)))
                .references(references);
        vtec(alert).ifPresent(key -> signal.alias("vtec", key));
        return signal.area(area(feature, alert, at).area()).taken();
    }

    private static SignalKind kind(String type, String place) throws Unreadable {
        return switch (type) {
            case "Alert" -> SignalKind.NEW;
            case "Update" -> SignalKind.UPDATE;
            case "Cancel" -> SignalKind.CANCEL;
            default ->
                throw new Unreadable(
                        Rule.INVALID_VALUE,
                        place + "/messageType",
                        "the message type is none of CAP's",
                        "tell the source");
        };
    }

    private static @Nullable Instant time(JsonNode alert, String name, String place) throws Unreadable {
        return Times.orNull(Json.text(alert, name), place + "/" + name);
    }

    private static Outlines area(JsonNode feature, JsonNode alert, String place) throws Unreadable {
        var outlines =
                new Outlines(Json.text(alert, "areaDesc"), place + "/geometry").geoJson(feature.path("geometry"));
        alert.path("geocode")
                .properties()
                .forEach(code -> code.getValue().forEach(value -> outlines.geocode(code.getKey(), value.asText())));
        return outlines;
    }

    private static List<CapReference> references(JsonNode list, String place) throws Unreadable {
        var references = new ArrayList<CapReference>();
        for (int i = 0; i < list.size(); i++) {
            var one = list.get(i);
            var here = place + "/" + i;
            var sent = Times.orNull(Json.required(one, "sent", here), here + "/sent");
            references.add(new CapReference(
                    Json.required(one, "sender", here),
                    Json.required(one, "identifier", here),
                    sent == null ? OffsetDateTime.MIN : sent.atOffset(ZoneOffset.UTC)));
        }
        return references;
    }

    /** Office, phenomenon, significance and number: the same warning keeps them over all its messages. */
    private static Optional<String> vtec(JsonNode alert) {
        var code = alert.path("parameters").path("VTEC").path(0).asText("").split("\\.");
        return code.length < 7
                ? Optional.empty()
                : Optional.of(code[2] + "." + code[3] + "." + code[4] + "." + code[5]);
    }
}
