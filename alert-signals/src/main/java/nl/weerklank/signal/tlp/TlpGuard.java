package nl.weerklank.signal.tlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.signal.Marked;

/**
 * Lets into public texts only what is marked for everybody. A template names fields as <code>{field}</code> or
 * <code>{field|words to use where it may not be said}</code>; its own words are the author's and public.
 */
public final class TlpGuard {

    private static final Pattern FIELD = Pattern.compile("\\{([a-z][A-Za-z.]*)(?:\\|([^{}]*))?}");
    private static final int MOST_LETTERS = 300;

    private TlpGuard() {}

    /** Fills a template, or says which fields keep it from being said. */
    public static Passage fill(String template, Map<String, Marked<String>> fields) {
        var withheld = new ArrayList<String>();
        var text = new StringBuilder();
        var found = FIELD.matcher(template);
        int from = 0;
        while (found.find()) {
            text.append(template, from, found.start());
            var said = said(found.group(1), fields).or(() -> Optional.ofNullable(found.group(2)));
            if (said.isEmpty()) {
                withheld.add(found.group(1));
            }
            text.append(said.orElse(""));
            from = found.end();
        }
        text.append(template, from, template.length());
        return withheld.isEmpty()
                ? new Passage.Passed(new PublicText(text.toString()))
                : new Passage.Withheld(withheld);
    }

    /** The fields that a template names. */
    public static List<String> named(String template) {
        return FIELD.matcher(template).results().map(field -> field.group(1)).toList();
    }

    /** An area that everybody may know; empty where it is not for everybody. */
    public static Optional<List<CapArea>> area(Marked<List<CapArea>> areas) {
        return areas.forPublic();
    }

    /** The value as one short line. */
    private static Optional<String> said(String name, Map<String, Marked<String>> fields) {
        var field = fields.get(name);
        return field == null
                ? Optional.empty()
                : field.forPublic().map(TlpGuard::line).filter(line -> !line.isBlank());
    }

    private static String line(String value) {
        var line = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS - 1) + "…";
    }
}
