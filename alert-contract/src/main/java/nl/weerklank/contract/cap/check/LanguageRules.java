package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapInfo;

/** Rules that hold between the info blocks of one message: languages, categories, event codes (§3.2.2). */
final class LanguageRules {

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final Set<String> ISO_639_1 = Set.of(Locale.getISOLanguages());

    private LanguageRules() {}

    static void check(List<CapInfo> infos, Findings findings) {
        for (int i = 0; i < infos.size(); i++) {
            language(infos.get(i), "info[" + (i + 1) + "]/language", findings);
        }
        for (int i = 1; i < infos.size(); i++) {
            against(infos.getFirst(), infos.get(i), "info[" + (i + 1) + "]", findings);
            sameText(infos.subList(0, i), infos.get(i), "info[" + (i + 1) + "]", findings);
        }
    }

    private static void language(CapInfo info, String path, Findings findings) {
        var tag = info.languageOrDefault();
        if (!TAG.matcher(tag).matches()) {
            findings.add(INVALID_LANGUAGE, path, "'" + tag + "' is not a language tag", "write a tag such as nl-NL");
            return;
        }
        var primary = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        boolean private1 = primary.equals("x") || primary.equals("i");
        if (!private1 && primary.length() != 3 && !ISO_639_1.contains(primary)) {
            findings.add(
                    UNKNOWN_LANGUAGE, path, "'" + tag + "' names no language of ISO 639", "write a tag such as nl-NL");
        }
    }

    private static void against(CapInfo first, CapInfo other, String path, Findings findings) {
        if (!new HashSet<>(first.categories()).equals(new HashSet<>(other.categories()))) {
            findings.add(
                    CATEGORIES_MUST_MATCH,
                    path,
                    "the categories differ from the first info block's",
                    "use the same ones");
        }
        if (!new HashSet<>(first.eventCodes()).equals(new HashSet<>(other.eventCodes()))) {
            findings.add(
                    EVENT_CODES_MUST_MATCH,
                    path,
                    "the event codes differ from the first info block's",
                    "use the same ones");
        }
    }

    private static void sameText(List<CapInfo> earlier, CapInfo info, String path, Findings findings) {
        for (var other : earlier) {
            boolean otherLanguage = !other.languageOrDefault().equalsIgnoreCase(info.languageOrDefault());
            boolean saysSomething = info.headline() != null || info.description() != null || info.instruction() != null;
            if (otherLanguage
                    && saysSomething
                    && Objects.equals(other.headline(), info.headline())
                    && Objects.equals(other.description(), info.description())
                    && Objects.equals(other.instruction(), info.instruction())) {
                findings.add(
                        SAME_TEXT_DIFFERENT_LANGUAGE,
                        path,
                        "the text is the same as under " + other.languageOrDefault(),
                        "translate it, or leave the second info block out");
                return;
            }
        }
    }
}
