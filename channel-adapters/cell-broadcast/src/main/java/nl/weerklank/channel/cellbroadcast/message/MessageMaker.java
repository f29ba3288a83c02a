package nl.weerklank.channel.cellbroadcast.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
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
     * @param freshCode gives a message code that no live alert has
     */
    public Made make(AlertEvent alert, List<WarningMessage> before, IntSupplier freshCode) {
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
            int code = -1;
            for (int id : identifiers.of(level, primary)) {
                var serial = next(before, id, spoken);
                if (serial.isEmpty()) {
                    code = code >= 0 ? code : freshCode.getAsInt();
                }
                int chosen = code;
                messages.add(new WarningMessage(
                        id,
                        serial.orElseGet(() -> new SerialNumber(SerialNumber.Scope.PLMN, chosen, 0)),
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

    private static String letters(CapInfo info) {
        return info.languageOrDefault().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }
}
