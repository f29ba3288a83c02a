package nl.weerklank.signal.format.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.HazardWords;
import nl.weerklank.signal.format.text.Json;

/**
 * CloudEvents 1.0 in their JSON form, one or a batch (edges bring other modes into this form first). The setting
 * {@code data-format} says which format the data have; without it the envelope itself is the signal.
 */
public final class CloudEventsReader implements SignalReader {

    private static final JsonFormat FORMAT = new JsonFormat();

    @Override
    public String format() {
        return "cloudevents";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            var root = Json.read(raw);
            if (!root.isArray()) {
                return event(root, "", source);
            }
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < root.size(); i++) {
                entries.addAll(one(root.get(i), "/" + i, source));
            }
            return entries.isEmpty() ? List.of(new Entry.Noted("", "an empty batch")) : entries;
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static List<Entry> one(JsonNode event, String place, SourceFacts source) {
        try {
            return event(event, place, source);
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static List<Entry> event(JsonNode json, String place, SourceFacts source) throws Unreadable {
        if (!json.isObject() || !json.has("specversion")) {
            throw new Unreadable(
                    Rule.WRONG_FORMAT, place + "/specversion", "this is no CloudEvent", "send specversion 1.0");
        }
        if (!Json.text(json, "specversion").equals("1.0")) {
            throw new Unreadable(
                    Rule.UNSUPPORTED_VERSION,
                    place + "/specversion",
                    "the event is not of CloudEvents 1.0",
                    "send specversion 1.0");
        }
        for (var field : List.of("id", "source", "type")) {
            Json.required(json, field, place);
        }
        CloudEvent event;
        try {
            event = FORMAT.deserialize(json.toString().getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new Unreadable(
                    Rule.INVALID_VALUE,
                    place,
                    "the event does not follow CloudEvents 1.0",
                    "tell the sender: names are lower case, numbers whole, times RFC 3339");
        }
        return event.getSpecVersion() == SpecVersion.V1 ? signals(event, place, source) : List.of();
    }

    private static List<Entry> signals(CloudEvent event, String place, SourceFacts source) {
        var format = source.settings().getOrDefault("data-format", "");
        var data = event.getData();
        if (format.isEmpty() || data == null) {
            return List.of(envelope(event, place, source).taken());
        }
        var settings = new HashMap<>(source.settings());
        settings.remove("data-format");
        settings.putIfAbsent("topic", event.getSource() + (event.getSubject() == null ? "" : "/" + event.getSubject()));
        var facts = new SourceFacts(
                source.source(),
                source.hazards(),
                source.tlp(),
                source.received(),
                source.raw().at(place + "/data"),
                source.address(),
                settings);
        return Nested.READERS.read(format, data.toBytes(), facts);
    }

    private static SignalBuilder envelope(CloudEvent event, String place, SourceFacts source) {
        var subject = event.getSource() + (event.getSubject() == null ? "" : "#" + event.getSubject());
        var signal = new SignalBuilder(source, subject, event.getSource() + " " + event.getId(), place)
                .hazard(HazardWords.of(event.getType()).orElse(source.assumed()))
                .event(event.getType())
                .certainty(CapCertainty.POSSIBLE)
                .alias("cloudevent", event.getSource() + " " + event.getId());
        if (event.getTime() != null) {
            signal.observed(event.getTime().toInstant()).sent(event.getTime().toInstant());
        }
        return signal;
    }

    /** Found when first needed: this class is itself found by the same search. */
    private static final class Nested {
        private static final Readers READERS = Readers.installed();
    }
}
