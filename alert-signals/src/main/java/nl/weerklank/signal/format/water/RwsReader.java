package nl.weerklank.signal.format.water;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Json;

/** Water levels of Rijkswaterstaat: answers of its web services (OphalenWaarnemingen, OphalenLaatsteWaarnemingen) and its CSV. */
public final class RwsReader implements SignalReader {

    @Override
    public String format() {
        return "rws-water";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            return Json.looksLike(raw) ? answer(Json.read(raw), source) : RwsCsv.read(raw, source);
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static List<Entry> answer(JsonNode root, SourceFacts source) throws Unreadable {
        if (root.path("Succesvol").isBoolean() && !root.path("Succesvol").asBoolean()) {
            boolean nothing = Json.text(root, "Foutmelding").startsWith("Geen gegevens");
            return List.of(
                    nothing
                            ? new Entry.Noted("/Foutmelding", "an answer without measurements")
                            : new Entry.Refused(
                                    Rule.INVALID_CONTENT,
                                    "/Foutmelding",
                                    "the service could not answer the question",
                                    "check location, quantity and period in the source's request"));
        }
        if (root.has("Succesvol")
                && root.path("AquoMetadataLijst").isArray()
                && root.path("LocatieLijst").isArray()) {
            return List.of(new Entry.Noted("", "the service's catalogue"));
        }
        var lists = root.path("WaarnemingenLijst");
        if (!lists.isArray()) {
            throw new Unreadable(
                    Rule.WRONG_FORMAT,
                    "/WaarnemingenLijst",
                    "the file is no answer with measurements",
                    "check the address: OphalenWaarnemingen or OphalenLaatsteWaarnemingen");
        }
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < lists.size(); i++) {
            series(lists.get(i), "/WaarnemingenLijst/" + i, source, entries);
        }
        return entries.isEmpty() ? List.of(new Entry.Noted("", "an answer without measurements")) : entries;
    }

    private static void series(JsonNode list, String place, SourceFacts source, List<Entry> entries) {
        var measurements = list.path("MetingenLijst");
        try {
            var gauge = gauge(list, place);
            for (int i = 0; i < measurements.size(); i++) {
                entries.add(one(measurements.get(i), gauge, place + "/MetingenLijst/" + i, source));
            }
        } catch (Unreadable e) {
            entries.add(e.refused());
        }
    }

    private static Gauge gauge(JsonNode list, String place) throws Unreadable {
        var location = list.path("Locatie");
        var aquo = list.path("AquoMetadata");
        var code = Json.required(location, "Code", place + "/Locatie");
        var quantity = Json.required(aquo.path("Grootheid"), "Code", place + "/AquoMetadata/Grootheid");
        var at = location.path("Lat").isNumber() && location.path("Lon").isNumber()
                ? GridPlaces.of(
                        "4258",
                        location.path("Lon").asDouble(),
                        location.path("Lat").asDouble(),
                        place)
                : location.path("X").isNumber() && location.path("Y").isNumber()
                        ? GridPlaces.of(
                                grid(Json.text(location, "Coordinatenstelsel")),
                                location.path("X").asDouble(),
                                location.path("Y").asDouble(),
                                place + "/Locatie")
                        : null;
        return new Gauge(
                code,
                Json.text(location, "Naam"),
                quantity,
                Json.text(aquo.path("Eenheid"), "Code"),
                Json.text(aquo.path("Hoedanigheid"), "Code"),
                !Json.text(aquo, "ProcesType").equalsIgnoreCase("verwachting"),
                at);
    }

    private static String grid(String name) {
        return switch (name) {
            case "ETRS89", "WGS84" -> "4258";
            case "RD" -> "28992";
            default -> name;
        };
    }

    private static Entry one(JsonNode measurement, Gauge gauge, String place, SourceFacts source) {
        try {
            var time = Json.required(measurement, "Tijdstip", place);
            var value = measurement.path("Meetwaarde").path("Waarde_Numeriek");
            var quality = measurement.path("WaarnemingMetadata");
            var code = quality.path("KwaliteitswaardecodeLijst").isArray()
                    ? quality.path("KwaliteitswaardecodeLijst").path(0).asText()
                    : Json.text(quality, "Kwaliteitswaardecode");
            if (!value.isNumber()) {
                throw Json.missing(place + "/Meetwaarde", "Waarde_Numeriek");
            }
            return gauge.measured(time, value.asDouble(), code, place, source);
        } catch (Unreadable e) {
            return e.refused();
        }
    }
}
