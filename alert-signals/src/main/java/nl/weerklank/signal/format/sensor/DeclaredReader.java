package nl.weerklank.signal.format.sensor;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapSeverity;
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
import org.jspecify.annotations.Nullable;

/**
 * A payload whose form is declared with the source: a bare number, or JSON in which each field is found by a pointer
 * ({@code value=/sensor/level}). Without a pointer a setting is taken as it stands.
 */
public final class DeclaredReader implements SignalReader {

    @Override
    public String format() {
        return "declared";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            var root = Json.looksLike(raw) ? Json.read(raw) : plain(raw);
            var list = source.settings().getOrDefault("list", "");
            var items = list.isEmpty() ? root : root.at(pointer(list, "list"));
            if (!items.isArray()) {
                return List.of(new Payload(items, "", source).signal());
            }
            var entries = new ArrayList<Entry>(items.size());
            for (int i = 0; i < items.size(); i++) {
                entries.add(one(items.get(i), list + "/" + i, source));
            }
            return entries.isEmpty() ? List.of(new Entry.Noted("", "an empty list")) : entries;
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static Entry one(JsonNode item, String place, SourceFacts source) {
        try {
            return new Payload(item, place, source).signal();
        } catch (Unreadable e) {
            return e.refused();
        }
    }

    private static JsonNode plain(byte[] raw) throws Unreadable {
        var text = new String(raw, StandardCharsets.UTF_8).strip();
        if (text.isEmpty() || text.length() > 1000) {
            throw new Unreadable(
                    Rule.WRONG_FORMAT, "", "the payload is neither JSON nor a short text", "check the topic's payload");
        }
        return JsonNodeFactory.instance.textNode(text);
    }

    private static JsonPointer pointer(String text, String setting) throws Unreadable {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(
                    Rule.INVALID_VALUE,
                    "",
                    "the setting " + setting + " is no JSON pointer",
                    "correct it in the source's declaration");
        }
    }

    /** One message and the declaration that explains it. */
    private record Payload(JsonNode root, String place, SourceFacts source) {

        Entry signal() throws Unreadable {
            var observed = time("time");
            var value = root.isValueNode() && !source.settings().containsKey("value") ? root.asText() : field("value");
            var topic = source.settings().getOrDefault("topic", "");
            var subject = field("subject").isEmpty() ? topic.isEmpty() ? source.source() : topic : field("subject");
            var version = field("version").isEmpty()
                    ? (observed == null ? source.received() : observed) + "/" + value
                    : field("version");
            var signal = new SignalBuilder(source, subject, version, place)
                    .kind("true".equalsIgnoreCase(field("cancel")) ? SignalKind.CANCEL : SignalKind.NEW)
                    .exercise("true".equalsIgnoreCase(field("exercise")))
                    .hazard(Hazard.of(field("hazard")).orElse(source.assumed()))
                    .event(field("event").isEmpty() ? field("quantity") : field("event"))
                    .observed(observed)
                    .severity(word(field("severity"), CapSeverity.class, CapSeverity.UNKNOWN))
                    .certainty(word(field("certainty"), CapCertainty.class, CapCertainty.OBSERVED))
                    .headline(field("headline"))
                    .description(field("description"));
            value(signal, value);
            var outlines = where();
            return (outlines.isEmpty() ? signal : signal.area(outlines.area())).taken();
        }

        private void value(SignalBuilder signal, String value) throws Unreadable {
            if (value.isEmpty()) {
                if (source.settings().containsKey("value")) {
                    throw new Unreadable(
                            Rule.MISSING_FIELD,
                            place + source.settings().get("value"),
                            "the value is not where the declaration says",
                            "correct the pointer in the source's declaration");
                }
                return;
            }
            try {
                signal.value(field("quantity"), Double.parseDouble(value.replace(',', '.')), field("unit"));
            } catch (NumberFormatException e) {
                throw new Unreadable(
                        Rule.INVALID_VALUE,
                        place + source.settings().getOrDefault("value", ""),
                        "the value is no number",
                        "declare a field with a number, or leave value out");
            }
        }

        private Outlines where() throws Unreadable {
            var latitude = field("latitude");
            var longitude = field("longitude");
            var outlines = new Outlines(field("place"), place);
            return latitude.isEmpty() || longitude.isEmpty()
                    ? outlines
                    : outlines.point(outlines.number(latitude), outlines.number(longitude));
        }

        private @Nullable Instant time(String setting) throws Unreadable {
            var text = field(setting);
            if (text.matches("\\d{9,10}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.matches("\\d{12,13}")
                    ? Times.ofMillis(Long.parseLong(text))
                    : Times.orNull(text, place + source.settings().getOrDefault(setting, ""));
        }

        private String field(String setting) throws Unreadable {
            var declared = source.settings().getOrDefault(setting, "");
            if (!declared.startsWith("/")) {
                return declared;
            }
            var node = root.at(pointer(declared, setting));
            return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
        }

        private static <E extends Enum<E>> E word(String text, Class<E> type, E other) {
            for (var value : type.getEnumConstants()) {
                if (value.name().equalsIgnoreCase(text)) {
                    return value;
                }
            }
            return other;
        }
    }
}
