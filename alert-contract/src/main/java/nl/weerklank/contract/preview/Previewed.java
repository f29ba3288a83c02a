package nl.weerklank.contract.preview;

import java.util.List;
import java.util.Map;

/**
 * One part of a preview.
 *
 * @param language of the text, as CAP writes it; empty for what has no words
 * @param text what people would read or hear, word for word
 * @param facts how it travels, by stable names such as {@code pages}, {@code coding}, {@code seconds}
 * @param shortened what had to be left out or trimmed, by the names that the channel has for its parts
 * @param sound whether it can be listened to
 */
public record Previewed(
        String language, String text, Map<String, String> facts, List<String> shortened, boolean sound) {

    public Previewed {
        facts = Map.copyOf(facts);
        shortened = List.copyOf(shortened);
    }
}
