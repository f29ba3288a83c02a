package nl.weerklank.ingest.console.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.ingest.draft.Writing;
import org.jspecify.annotations.Nullable;

/** Templates by hazard, in Dutch and English, each with a version that a draft keeps. */
@ApplicationScoped
class Hazards {

    private final ObjectMapper json;
    private @Nullable Map<String, Hazard> byId;

    Hazards(ObjectMapper json) {
        this.json = json;
    }

    /** One template as the file has it. */
    record Hazard(
            String id,
            int version,
            String category,
            String severity,
            String urgency,
            String certainty,
            List<String> responses,
            double hours,
            Map<String, Writing.Text> texts) {

        String name(String language) {
            return Objects.requireNonNull(texts.get(language)).event();
        }
    }

    synchronized Map<String, Hazard> all() {
        var known = byId;
        if (known == null) {
            try (var stream = Objects.requireNonNull(Hazards.class.getResourceAsStream("hazards.json"))) {
                known = List.of(json.readValue(stream, Hazard[].class)).stream()
                        .collect(Collectors.toMap(Hazard::id, hazard -> hazard, (a, b) -> a, LinkedHashMap::new));
                byId = known;
            } catch (IOException e) {
                throw new UncheckedIOException("the shipped templates cannot be read", e);
            }
        }
        return known;
    }

    /** What an author begins with; empty for a template that is not there. */
    Optional<Writing> begin(String id, String sender) {
        return Optional.ofNullable(all().get(id)).map(hazard -> writing(hazard, sender));
    }

    private static Writing writing(Hazard hazard, String sender) {
        return new Writing(
                hazard.id() + "@" + hazard.version(),
                CapMsgType.ALERT,
                null,
                sender,
                CapCategory.of(hazard.category()).orElseThrow(),
                hazard.id(),
                hazard.responses().stream()
                        .map(word -> CapResponseType.of(word).orElseThrow())
                        .toList(),
                CapUrgency.of(hazard.urgency()).orElseThrow(),
                CapSeverity.of(hazard.severity()).orElseThrow(),
                CapCertainty.of(hazard.certainty()).orElseThrow(),
                hazard.texts(),
                null,
                null,
                List.of(),
                hazard.hours(),
                Map.of());
    }
}
