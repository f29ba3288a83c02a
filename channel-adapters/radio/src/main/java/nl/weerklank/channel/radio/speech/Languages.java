package nl.weerklank.channel.radio.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.weerklank.contract.cap.CapInfo;

/** Which of a message's texts a region hears. */
public final class Languages {

    private Languages() {}

    /** The language itself, without country or script: {@code nl} of {@code nl-NL}. */
    public static String primary(String tag) {
        int end = 0;
        while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** The texts in the wanted languages and their order; the first text of all where none of the wanted is there. */
    public static List<CapInfo> choose(List<CapInfo> infos, List<String> wanted) {
        var chosen = new ArrayList<CapInfo>();
        for (var language : wanted) {
            infos.stream()
                    .filter(info -> primary(info.languageOrDefault()).equals(language))
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        return chosen.isEmpty() && !infos.isEmpty() ? List.of(infos.getFirst()) : chosen;
    }
}
