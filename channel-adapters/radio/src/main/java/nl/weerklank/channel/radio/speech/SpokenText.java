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

/** A message written for the ear: who speaks, what is going on, where, what to do; then that once more, and until when. */
public final class SpokenText {

    private static final int MOST_PLACES = 5;
    private static final int SHORT_HEADLINE = 80;

    private final ZoneId zone;

    /** @param zone the clock that the listeners live by */
    public SpokenText(ZoneId zone) {
        this.zone = zone;
    }

    /** The same message from the fullest to the tersest wording, so that the speaker can take the first that fits. */
    public List<String> wordings(AlertEvent alert, CapInfo info) {
        var words = Wordbook.of(info.languageOrDefault())
                .or(() -> Wordbook.of("en"))
                .orElseThrow();
        return bodies(info, words).stream()
                .map(body -> whole(alert, info, words, body))
                .distinct()
                .toList();
    }

    private static List<List<String>> bodies(CapInfo info, Wordbook words) {
        var ear = new ForTheEar(words);
        var headline = ear.write(info.headline() == null ? info.event() : info.headline());
        var area = words.say("area").formatted(ear.write(places(info, words)));
        var instruction = sentences(ear.write(orNothing(info.instruction())));
        var bodies = new ArrayList<List<String>>();
        bodies.add(List.of(headline, area, ear.write(orNothing(info.description())), String.join(" ", instruction)));
        for (int kept = instruction.size(); kept > 0; kept--) {
            bodies.add(List.of(headline, area, String.join(" ", instruction.subList(0, kept))));
        }
        if (!instruction.isEmpty()) {
            bodies.add(List.of(headline, instruction.getFirst()));
        }
        bodies.add(List.of(headline));
        bodies.add(List.of(shortened(ear.write(info.event()))));
        return bodies;
    }

    private String whole(AlertEvent alert, CapInfo info, Wordbook words, List<String> body) {
        var ear = new ForTheEar(words);
        var sender = info.senderName() == null ? words.say("sender") : ear.write(info.senderName());
        var exercise = alert.mode() == Mode.EXERCISE ? words.say("exercise") : "";
        var said = new ArrayList<String>();
        said.add(words.say("opening").formatted(sender));
        said.add(exercise);
        said.add(alert.kind() == AlertKind.UPDATE ? words.say("replaces") : "");
        said.addAll(body);
        said.add(words.say("repeat"));
        said.addAll(body);
        said.add(words.say("until").formatted(until(alert, words)));
        said.add(exercise);
        said.add(words.say("end"));
        return said.stream()
                .filter(sentence -> !sentence.isBlank())
                .map(SpokenText::closed)
                .collect(Collectors.joining(" "));
    }

    private String until(AlertEvent alert, Wordbook words) {
        var begin = alert.acceptedAt().atZone(zone).toLocalDate();
        var end = alert.expires().atZone(zone);
        var time = words.time(end.toLocalTime());
        return end.toLocalDate().equals(begin) ? time : words.date(end.toLocalDate()) + ", " + time;
    }

    private static String places(CapInfo info, Wordbook words) {
        var names = info.areas().stream().map(CapArea::areaDesc).distinct().toList();
        var said = names.size() > MOST_PLACES ? new ArrayList<>(names.subList(0, MOST_PLACES)) : new ArrayList<>(names);
        if (names.size() > MOST_PLACES) {
            said.add(words.say("others"));
        }
        if (said.size() < 2) {
            return String.join("", said);
        }
        var last = said.removeLast();
        return String.join(", ", said) + " " + words.say("and") + " " + last;
    }

    private static List<String> sentences(String text) {
        return text.isBlank() ? List.of() : List.of(text.split("(?<=[.!?؟])\\s+"));
    }

    private static String shortened(String text) {
        if (text.length() <= SHORT_HEADLINE) {
            return text;
        }
        int space = text.lastIndexOf(' ', SHORT_HEADLINE);
        return text.substring(0, space > 0 ? space : SHORT_HEADLINE);
    }

    private static String closed(String sentence) {
        var text = sentence.strip();
        return ".!?؟".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
