package nl.weerklank.channel.cellbroadcast.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.weerklank.channel.cellbroadcast.text.Pages;
import nl.weerklank.channel.cellbroadcast.text.WarningText;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.cap.CapInfo;

/**
 * Makes the messages of one alert version: one for each language, the country's on every identifier that it uses.
 *
 * @param language the country's, such as {@code nl}; its message is the primary one
 */
public record MessageMaker(Identifiers identifiers, WarningText.Manner manner, String language) {

    /**
     * What was made.
     *
     * @param notes one sentence for each thing that could not be kept
     */
    public record Made(List<WarningMessage> messages, List<String> notes) {
        public Made {
            messages = List.copyOf(messages);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Makes the messages; those that were there before keep their code and get the next update number.
     *
     * @param before the messages of the version before, or none
     * @param fresh gives a serial number whose code no live alert has
     */
    public Made make(AlertEvent alert, List<WarningMessage> before, Supplier<SerialNumber> fresh) {
        var messages = new ArrayList<WarningMessage>();
        var notes = new ArrayList<String>();
        boolean primary = true;
        for (var info : byLanguage(alert)) {
            var words = WarningText.of(info, alert.expires(), AlertIds.shortCode(alert.alertId()), manner);
            var spoken = letters(info);
            if (!words.shortened().isEmpty()) {
                notes.add("the text in " + spoken + " was shortened: "
                        + String.join(
                                ", ",
                                words.shortened().stream()
                                        .map(p -> p.name().toLowerCase(Locale.ROOT))
                                        .toList()));
            }
            var level = Level.of(alert.cap(), info, alert.mode());
            for (int id : identifiers.of(level, primary)) {
                var serial = next(before, id, spoken)
                        .or(() -> shared(before, messages, id))
                        .orElseGet(fresh);
                messages.add(new WarningMessage(
                        id,
                        serial,
                        primary && messages.isEmpty(),
                        spoken,
                        words.coding().scheme(),
                        Pages.cut(words.text(), words.coding())));
            }
            primary = false;
        }
        return new Made(messages, notes);
    }

    /** One info block a language, the country's first; where it is not spoken, the first there is takes its place. */
    private List<CapInfo> byLanguage(AlertEvent alert) {
        var first = new LinkedHashMap<String, CapInfo>();
        for (var info : alert.cap().infos()) {
            first.putIfAbsent(letters(info), info);
        }
        var ordered = new ArrayList<CapInfo>();
        var own = first.remove(language);
        if (own != null) {
            ordered.add(own);
        }
        ordered.addAll(first.values());
        return ordered;
    }

    private static Optional<SerialNumber> next(List<WarningMessage> before, int messageId, String language) {
        return before.stream()
                .filter(m -> m.messageId() == messageId && m.language().equals(language))
                .findFirst()
                .map(m -> m.serial().next());
    }

    /** The alert's own serial number, where no other message of it has this identifier: one code an alert is enough. */
    private static Optional<SerialNumber> shared(List<WarningMessage> before, List<WarningMessage> now, int messageId) {
        var taken = Stream.concat(before.stream(), now.stream())
                .filter(m -> m.messageId() == messageId)
                .map(m -> m.serial().code())
                .toList();
        return Stream.concat(
                        now.stream().map(WarningMessage::serial),
                        before.stream().map(m -> m.serial().next()))
                .filter(serial -> !taken.contains(serial.code()))
                .findFirst();
    }

    private static String letters(CapInfo info) {
        return info.languageOrDefault().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }
}
