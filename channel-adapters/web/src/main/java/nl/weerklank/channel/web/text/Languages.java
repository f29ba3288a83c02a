package nl.weerklank.channel.web.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Language tags (BCP 47) of interface and alerts: which way they are written, what they call themselves. */
public final class Languages {

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "fa", "he", "iw", "ur", "ps", "ckb", "dv", "yi", "sd", "ug", "syr", "arc", "prs");

    private Languages() {}

    /** The tag, lower case, or {@code und} for what is no tag. */
    public static String tag(String language) {
        return TAG.matcher(language.strip()).matches() ? language.strip().toLowerCase(Locale.ROOT) : "und";
    }

    /** The language without its region: {@code nl} of {@code nl-NL}. */
    public static String primary(String language) {
        var tag = tag(language);
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    /** {@code rtl} or {@code ltr}. */
    public static String direction(String language) {
        var tag = tag(language);
        boolean script = tag.contains("-arab") || tag.contains("-hebr");
        return script || RIGHT_TO_LEFT.contains(primary(tag)) ? "rtl" : "ltr";
    }

    /** What the language calls itself, such as Nederlands. */
    public static String name(String language) {
        var locale = Locale.forLanguageTag(tag(language));
        var name = locale.getDisplayLanguage(locale);
        if (name.isBlank()) {
            return tag(language);
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(locale) + name.substring(first);
    }
}
