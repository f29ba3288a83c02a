package nl.weerklank.signal.format.sensor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.HazardWords;
import nl.weerklank.signal.format.text.Json;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Times;

/**
 * OGC SensorThings 1.0 and 1.1 as JSON: observations as MQTT publishes them, lists of them, and things with everything inside.
 * What an observation does not repeat (unit, quantity, place) is declared with the source.
 */
public final class SensorThingsReader implements SignalReader {

    private static final Pattern DATASTREAM = Pattern.compile("(?:Multi)?Datastreams\\(([^)]+)\\)");

    @Override
    public String format() {
        return "sensorthings";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        var entries = new ArrayList<Entry>();
        try {
            entity(Json.read(raw), "", source, entries);
        } catch (Unreadable e) {
            entries.add(e.refused());
        }
        return entries;
    }

    private static void entity(JsonNode entity, String place, SourceFacts source, List<Entry> entries)
            throws Unreadable {
        if (entity.has("result")) {
            entries.add(observation(entity, Stream.of(entity, source), place, source));
        } else if (entity.path("value").isArray()) {
            each(entity.path("value"), place + "/value", source, entries);
        } else if (entity.path("requests").isArray()) {
            batch(entity.path("requests"), source, entries);
        } else if (entity.has("Datastreams") || entity.has("unitOfMeasurement")) {
            streams(entity, place, source, entries);
        } else if (entity.isObject() && (entity.has("name") || entity.has("@iot.id") || entity.has("@iot.selfLink"))) {
            entries.add(new Entry.Noted(place, "an entity that observes nothing"));
        } else {
            throw new Unreadable(
                    Rule.WRONG_FORMAT,
                    place,
                    "the message is no entity of SensorThings",
                    "check the topic: v1.1/Datastreams(ID)/Observations or v1.1/Observations");
        }
    }

    private static void each(JsonNode list, String place, SourceFacts source, List<Entry> entries) {
        for (int i = 0; i < list.size(); i++) {
            try {
                entity(list.get(i), place + "/" + i, source, entries);
            } catch (Unreadable e) {
                entries.add(e.refused());
            }
        }
    }

    private static void streams(JsonNode entity, String place, SourceFacts source, List<Entry> entries) {
        var streams = entity.has("Datastreams") ? entity.path("Datastreams") : List.of(entity);
        int number = 0;
        for (var stream : streams) {
            var here = entity.has("Datastreams") ? place + "/Datastreams/" + number++ : place;
            var observations = stream.path("Observations");
            for (int i = 0; i < observations.size(); i++) {
                try {
                    entries.add(observation(
                            observations.get(i),
                            Stream.of(stream, entity.path("Locations"), source),
                            here + "/Observations/" + i,
                            source));
                } catch (Unreadable e) {
                    entries.add(e.refused());
                }
            }
            if (observations.isEmpty()) {
                entries.add(new Entry.Noted(here, "a datastream without observations"));
            }
        }
    }

    private static void batch(JsonNode requests, SourceFacts source, List<Entry> entries) {
        for (int i = 0; i < requests.size(); i++) {
            var here = "/requests/" + i;
            var request = requests.get(i);
            boolean creates =
                    Json.text(request, "method").toLowerCase(Locale.ROOT).equals("post");
            try {
                if (creates
                        && Json.text(request, "url").matches(".*(Observations|Things|Datastreams)(\\([^)]*\\))?$")) {
                    entity(request.path("body"), here + "/body", source, entries);
                } else {
                    entries.add(new Entry.Noted(here, "a request of a batch that observes nothing"));
                }
            } catch (Unreadable e) {
                entries.add(e.refused());
            }
        }
    }

    private static Entry observation(JsonNode observation, Stream stream, String place, SourceFacts source)
            throws Unreadable {
        var result = observation.path("result");
        var time = time(observation);
        var topic = DATASTREAM.matcher(source.settings().getOrDefault("topic", ""));
        var id = stream.id().isEmpty() && topic.find() ? topic.group(1) : stream.id();
        var subject =
                id.isEmpty() ? stream.name().isEmpty() ? "observation" : stream.name() : "Datastreams(" + id + ")";
        var signal = new SignalBuilder(
                        source, subject, time + "/" + Json.text(observation, "@iot.id") + "/" + result, place)
                .hazard(
                        source.hazards().isEmpty()
                                ? HazardWords.of(stream.quantity()).orElse(source.assumed())
                                : source.assumed())
                .event(stream.quantity())
                .observed(Times.orNull(time, place + "/phenomenonTime"))
                .sent(Times.orNull(Json.text(observation, "resultTime"), place + "/resultTime"))
                .certainty(CapCertainty.OBSERVED);
        if (result.isNumber()) {
            signal.value(stream.quantity(), result.asDouble(), stream.unit());
        } else if (result.isTextual() || result.isBoolean()) {
            signal.headline(result.asText());
        } else {
            throw new Unreadable(
                    Rule.INVALID_VALUE,
                    place + "/result",
                    "the result is neither a number nor a word",
                    "declare another datastream; complex results are not understood here");
        }
        var outlines = stream.place(observation, place);
        return (outlines.isEmpty() ? signal : signal.area(outlines.area())).taken();
    }

    /** A moment, or the end of a span of time. */
    private static String time(JsonNode observation) {
        var time = Json.text(observation, "phenomenonTime");
        var chosen = time.isEmpty() ? Json.text(observation, "resultTime") : time;
        return chosen.substring(chosen.indexOf('/') + 1);
    }

    /** What is known of the datastream that an observation belongs to. */
    private record Stream(
            String id, String name, String quantity, String unit, JsonNode locations, SourceFacts source) {

        static Stream of(JsonNode observation, SourceFacts source) {
            var stream = observation.path("Datastream");
            return of(stream, stream.path("Thing").path("Locations"), source);
        }

        static Stream of(JsonNode stream, JsonNode locations, SourceFacts source) {
            var settings = source.settings();
            var property = Json.text(stream.path("ObservedProperty"), "name");
            var symbol = Json.text(stream.path("unitOfMeasurement"), "symbol");
            return new Stream(
                    Json.text(stream, "@iot.id"),
                    Json.text(stream, "name"),
                    settings.getOrDefault("quantity", property.isEmpty() ? Json.text(stream, "name") : property),
                    settings.getOrDefault("unit", symbol),
                    locations,
                    source);
        }

        Outlines place(JsonNode observation, String at) throws Unreadable {
            var feature = observation.path("FeatureOfInterest");
            var outlines = new Outlines(Json.text(feature, "name"), at);
            if (feature.path("feature").isObject()) {
                return outlines.geoJson(feature.path("feature"));
            }
            for (var location : locations) {
                if (location.path("location").isObject()) {
                    outlines.geoJson(location.path("location"));
                }
            }
            return outlines.hasGeometry() ? outlines : Declared.place(source, at);
        }
    }
}
