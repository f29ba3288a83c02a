package nl.weerklank.ingest.draft;

import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import org.jspecify.annotations.Nullable;

/**
 * What an author has written so far; anything may still be missing.
 *
 * @param template the template it began with, as {@code hazard@version}; absent for a blank one
 * @param texts by language tag, such as {@code nl-NL}
 * @param hours how long it holds from the moment it is submitted
 * @param reasons why the author goes on in spite of a warning, by the warning's rule
 */
public record Writing(
        @Nullable String template,
        CapMsgType type,
        @Nullable CapReference follows,
        String sender,
        CapCategory category,
        String hazard,
        List<CapResponseType> responses,
        CapUrgency urgency,
        CapSeverity severity,
        CapCertainty certainty,
        Map<String, Text> texts,
        @Nullable String web,
        @Nullable String contact,
        List<CapArea> areas,
        double hours,
        Map<String, String> reasons) {

    /** What is said in one language. */
    public record Text(String event, String headline, String description, String instruction) {

        static final Text EMPTY = new Text("", "", "", "");

        public boolean isEmpty() {
            return headline.isBlank() && description.isBlank() && instruction.isBlank();
        }
    }

    /** Dutch first: it is what most people here read. */
    public static final List<String> LANGUAGES = List.of("nl-NL", "en-GB");

    public Writing {
        responses = List.copyOf(responses);
        texts = Map.copyOf(texts);
        areas = List.copyOf(areas);
        reasons = Map.copyOf(reasons);
    }

    /** Nothing written yet. */
    public static Writing blank(String sender) {
        return new Writing(
                null,
                CapMsgType.ALERT,
                null,
                sender,
                CapCategory.SAFETY,
                "",
                List.of(),
                CapUrgency.IMMEDIATE,
                CapSeverity.SEVERE,
                CapCertainty.OBSERVED,
                Map.of(),
                null,
                null,
                List.of(),
                2,
                Map.of());
    }

    public Text text(String language) {
        return texts.getOrDefault(language, Text.EMPTY);
    }

    /** What lists show: the first headline there is. */
    public String headline() {
        return LANGUAGES.stream()
                .map(this::text)
                .map(Text::headline)
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    public Writing what(
            CapCategory category,
            String hazard,
            List<CapResponseType> responses,
            CapUrgency urgency,
            CapSeverity severity,
            CapCertainty certainty,
            Map<String, Text> texts,
            @Nullable String web,
            @Nullable String contact) {
        return new Writing(
                template, type, follows, sender, category, hazard, responses, urgency, severity, certainty, texts, web,
                contact, areas, hours, reasons);
    }

    public Writing where(List<CapArea> areas) {
        return new Writing(
                template, type, follows, sender, category, hazard, responses, urgency, severity, certainty, texts, web,
                contact, areas, hours, reasons);
    }

    public Writing lasting(double hours) {
        return new Writing(
                template, type, follows, sender, category, hazard, responses, urgency, severity, certainty, texts, web,
                contact, areas, hours, reasons);
    }

    public Writing because(Map<String, String> reasons) {
        return new Writing(
                template, type, follows, sender, category, hazard, responses, urgency, severity, certainty, texts, web,
                contact, areas, hours, reasons);
    }

    /** The same as a message that follows an issued one. */
    public Writing following(CapMsgType type, CapReference follows) {
        return new Writing(
                template, type, follows, sender, category, hazard, responses, urgency, severity, certainty, texts, web,
                contact, areas, hours, reasons);
    }
}
