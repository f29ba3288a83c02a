package nl.weerklank.ingest.console.write;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.ingest.draft.Writing;
import org.jspecify.annotations.Nullable;

/** From forms to what is written; a value that no page offers leaves things as they were. */
final class Forms {

    private static final int LONGEST = 8_000;

    private Forms() {}

    static Writing what(Writing writing, MultivaluedMap<String, String> form) {
        var texts = new LinkedHashMap<>(writing.texts());
        for (var language : Writing.LANGUAGES) {
            if (form.containsKey("headline." + language)) {
                texts.put(
                        language,
                        new Writing.Text(
                                text(form, "event." + language),
                                text(form, "headline." + language),
                                text(form, "description." + language),
                                text(form, "instruction." + language)));
            }
        }
        return writing.what(
                CapCategory.of(text(form, "category")).orElse(writing.category()),
                writing.hazard(),
                form.getOrDefault("response", List.of()).stream()
                        .map(CapResponseType::of)
                        .flatMap(Optional::stream)
                        .toList(),
                CapUrgency.of(text(form, "urgency")).orElse(writing.urgency()),
                CapSeverity.of(text(form, "severity")).orElse(writing.severity()),
                CapCertainty.of(text(form, "certainty")).orElse(writing.certainty()),
                texts,
                text(form, "web"),
                text(form, "contact"));
    }

    static Writing time(Writing writing, MultivaluedMap<String, String> form) {
        return number(form.getFirst("hours")).map(writing::lasting).orElse(writing);
    }

    /** The reasons given for going on in spite of warnings, by the finding's name. */
    static Map<String, String> reasons(MultivaluedMap<String, String> form) {
        var reasons = new LinkedHashMap<String, String>();
        var names = form.getOrDefault("warning", List.of());
        var given = form.getOrDefault("reason", List.of());
        for (int i = 0; i < Math.min(names.size(), given.size()); i++) {
            if (!given.get(i).isBlank()) {
                reasons.put(clean(names.get(i)), clean(given.get(i)));
            }
        }
        return reasons;
    }

    static Optional<Double> number(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(digits -> Double.parseDouble(digits.strip().replace(',', '.')))
                    .filter(number -> !number.isNaN() && !number.isInfinite());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static int version(MultivaluedMap<String, String> form) {
        return number(form.getFirst("version")).map(Double::intValue).orElse(-1);
    }

    static String text(MultivaluedMap<String, String> form, String name) {
        return clean(Objects.requireNonNullElse(form.getFirst(name), ""));
    }

    /** What XML and the database can hold; lines end as they do everywhere. */
    private static String clean(String text) {
        var held = text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
        return held.length() > LONGEST ? held.substring(0, LONGEST) : held;
    }
}
