package nl.weerklank.contract.cap;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is going on, how bad and what to do, in one language (CAP 1.2 §3.2.2). */
public record CapInfo(
        @Nullable String language,
        List<CapCategory> categories,
        String event,
        List<CapResponseType> responseTypes,
        CapUrgency urgency,
        CapSeverity severity,
        CapCertainty certainty,
        @Nullable String audience,
        List<CapNamedValue> eventCodes,
        @Nullable OffsetDateTime effective,
        @Nullable OffsetDateTime onset,
        @Nullable OffsetDateTime expires,
        @Nullable String senderName,
        @Nullable String headline,
        @Nullable String description,
        @Nullable String instruction,
        @Nullable String web,
        @Nullable String contact,
        List<CapNamedValue> parameters,
        List<CapResource> resources,
        List<CapArea> areas) {

    public CapInfo {
        categories = List.copyOf(categories);
        responseTypes = List.copyOf(responseTypes);
        eventCodes = List.copyOf(eventCodes);
        parameters = List.copyOf(parameters);
        resources = List.copyOf(resources);
        areas = List.copyOf(areas);
    }

    /** The language, or the standard's default {@code en-US} where none is given (§3.2.2 language). */
    public String languageOrDefault() {
        return language == null ? "en-US" : language;
    }
}
