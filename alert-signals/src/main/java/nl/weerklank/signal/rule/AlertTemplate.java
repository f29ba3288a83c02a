package nl.weerklank.signal.rule;

import java.time.Duration;
import java.util.List;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import org.jspecify.annotations.Nullable;

/**
 * The alert that a rule proposes, but for what the signal tells.
 *
 * @param sender in whose name it is sent
 * @param place what people call the area
 * @param radiusKm the alert goes to this circle around the signal; 0 for the signal's own area, or the rule's where it has none
 * @param lasting until when it holds
 */
public record AlertTemplate(
        String sender,
        List<Text> texts,
        List<CapNamedValue> eventCodes,
        List<CapResponseType> responses,
        CapUrgency urgency,
        CapSeverity severity,
        CapCertainty certainty,
        String place,
        double radiusKm,
        Duration lasting) {

    /** What is said in one language; fields of the signal in braces. */
    public record Text(
            String language,
            String event,
            String headline,
            String description,
            @Nullable String instruction,
            @Nullable String senderName) {}

    public AlertTemplate {
        texts = List.copyOf(texts);
        eventCodes = List.copyOf(eventCodes);
        responses = List.copyOf(responses);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a template has its words in at least one language");
        }
    }
}
