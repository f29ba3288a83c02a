package nl.weerklank.channel.radio.speech;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapInfo;
import org.jspecify.annotations.Nullable;

/** A message written for the ear: who speaks, what is going on, where, what to do, until when; then all of it once more. */
public final class SpokenText {

    private final ZoneId zone;

    /** @param zone the clock that the listeners live by */
    public SpokenText(ZoneId zone) {
        this.zone = zone;
    }

    /** The same message from the fullest to the tersest wording, so that the speaker can take the first that fits. */
    public List<String> wordings(AlertEvent alert, CapInfo info) {
        var phrases = Phrases.of(info.languageOrDefault()).orElse(Phrases.EN);
        var place = info.areas().stream().map(CapArea::areaDesc).distinct().collect(Collectors.joining(", "));
        var wordings = new ArrayList<String>();
        for (var body : bodies(info, phrases.area.formatted(place))) {
            wordings.add(whole(alert, info, phrases, body));
        }
        return List.copyOf(wordings);
    }

    private static List<List<String>> bodies(CapInfo info, String area) {
        var headline = info.headline() == null ? info.event() : info.headline();
        var instruction = orNothing(info.instruction());
        return List.of(
                List.of(headline, area, orNothing(info.description()), instruction),
                List.of(headline, area, instruction),
                List.of(headline, instruction),
                List.of(headline));
    }

    private String whole(AlertEvent alert, CapInfo info, Phrases phrases, List<String> body) {
        var sender = info.senderName() == null ? phrases.someSender : info.senderName();
        var sentences = new ArrayList<String>();
        boolean exercise = alert.mode() == Mode.EXERCISE;
        sentences.add(phrases.opening.formatted(sender));
        sentences.add(exercise ? phrases.exercise : "");
        sentences.add(alert.kind() == AlertKind.UPDATE ? phrases.replaces : "");
        sentences.addAll(body);
        sentences.add(phrases.repeat);
        sentences.addAll(body);
        sentences.add(phrases.until.formatted(time(alert)));
        sentences.add(exercise ? phrases.exercise : "");
        sentences.add(phrases.end);
        return sentences.stream()
                .filter(sentence -> !sentence.isBlank())
                .map(SpokenText::closed)
                .collect(Collectors.joining(" "));
    }

    private String time(AlertEvent alert) {
        var local = alert.expires().atZone(zone);
        return "%d:%02d".formatted(local.getHour(), local.getMinute());
    }

    private static String closed(String sentence) {
        var text = sentence.strip();
        return ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
