package nl.weerklank.channel.cellbroadcast.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapInfo;

/**
 * The wording of one info block for phones. When it has to be shortened, what, where, do what, until and the code survive:
 * first the rest goes (sender, link, then the description sentence by sentence), then the four themselves are trimmed
 * sentence by sentence and word by word, the longest first, each keeping its beginning.
 *
 * @param shortened the parts that are gone or trimmed; empty when everything is said
 */
public record WarningText(String text, DataCoding coding, List<Part> shortened) {

    /** What a warning says, in the order in which it says it. */
    public enum Part {
        PREFIX,
        WHAT,
        DO_WHAT,
        WHERE,
        UNTIL,
        CODE,
        DESCRIPTION,
        LINK,
        SENDER
    }

    /**
     * How a warning is worded.
     *
     * @param prefix begins the text, such as {@code NL-Alert}; may be empty
     * @param zone in which the end is told
     * @param maxPages 1 to 15
     * @param checkAddress where the code is checked, such as {@code alerts.example}; may be empty: then the code stands alone
     */
    public record Manner(String prefix, ZoneId zone, int maxPages, String checkAddress) {

        /** Without an address before the code. */
        public Manner(String prefix, ZoneId zone, int maxPages) {
            this(prefix, zone, maxPages, "");
        }

        public Manner {
            if (maxPages < 1 || maxPages > 15) {
                throw new IllegalArgumentException("a message has 1 to 15 pages, not " + maxPages);
            }
        }
    }

    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm", Locale.ROOT);
    private static final List<Part> GOES_FIRST = List.of(Part.SENDER, Part.LINK);
    private static final List<Part> STAYS = List.of(Part.WHAT, Part.DO_WHAT, Part.WHERE);
    private static final int LEAST = 12;

    public WarningText {
        shortened = List.copyOf(shortened);
    }

    /**
     * Words one info block so that it fits.
     *
     * @param code the alert's short code, by which whoever reads the text can check it; it is never shortened
     */
    public static WarningText of(CapInfo info, Instant expires, String code, Manner manner) {
        var parts = parts(info, expires, code, manner);
        var language = info.languageOrDefault();
        var shortened = new ArrayList<Part>();
        while (!fits(parts, language, manner) && shorten(parts, shortened)) {
            // each turn takes one sentence, one word or one part away
        }
        var text = say(parts);
        var coding = DataCoding.of(text, language);
        return new WarningText(
                text, coding, shortened.stream().distinct().sorted().toList());
    }

    private static Map<Part, String> parts(CapInfo info, Instant expires, String code, Manner manner) {
        var words = Words.of(info.languageOrDefault());
        var headline = clean(info.headline());
        var description = clean(info.description());
        var parts = new EnumMap<Part, String>(Part.class);
        parts.put(Part.PREFIX, clean(manner.prefix()));
        parts.put(Part.WHAT, headline.isEmpty() ? clean(info.event()) : headline);
        parts.put(Part.DO_WHAT, clean(info.instruction()));
        parts.put(Part.WHERE, where(info, words));
        parts.put(Part.UNTIL, words.until() + END.format(expires.atZone(manner.zone())));
        parts.put(
                Part.CODE, words.code() + (manner.checkAddress().isEmpty() ? "" : manner.checkAddress() + "/") + code);
        parts.put(Part.DESCRIPTION, description);
        parts.put(Part.LINK, info.web() == null ? "" : words.more() + clean(info.web()));
        parts.put(Part.SENDER, clean(info.senderName()));
        parts.values().removeIf(String::isEmpty);
        return parts;
    }

    private static String where(CapInfo info, Words words) {
        var areas = info.areas().stream()
                .map(CapArea::areaDesc)
                .map(WarningText::clean)
                .filter(area -> !area.isEmpty())
                .distinct()
                .toList();
        return areas.isEmpty() ? "" : words.where() + String.join(", ", areas);
    }

    private static boolean shorten(Map<Part, String> parts, List<Part> shortened) {
        for (var part : GOES_FIRST) {
            if (parts.remove(part) != null) {
                return shortened.add(part);
            }
        }
        var description = parts.get(Part.DESCRIPTION);
        if (description != null) {
            var kept = withoutLastSentence(description);
            if (kept.isEmpty()) {
                parts.remove(Part.DESCRIPTION);
            } else {
                parts.put(Part.DESCRIPTION, kept);
            }
            return shortened.add(Part.DESCRIPTION);
        }
        var longest = STAYS.stream()
                .filter(parts::containsKey)
                .max((a, b) -> Integer.compare(length(parts, a), length(parts, b)))
                .orElse(Part.WHAT);
        var text = parts.getOrDefault(longest, "");
        if (text.length() <= LEAST) {
            return parts.remove(Part.PREFIX) != null && shortened.add(Part.PREFIX);
        }
        var kept = withoutLastSentence(text);
        parts.put(longest, kept.length() >= LEAST ? kept : withoutLastWord(text));
        return shortened.add(longest);
    }

    private static int length(Map<Part, String> parts, Part part) {
        return parts.getOrDefault(part, "").length();
    }

    private static boolean fits(Map<Part, String> parts, String language, Manner manner) {
        var text = say(parts);
        return Pages.count(text, DataCoding.of(text, language)) <= manner.maxPages();
    }

    private static String say(Map<Part, String> parts) {
        return String.join("\n", parts.values());
    }

    private static String withoutLastSentence(String text) {
        for (int i = text.length() - 2; i > 0; i--) {
            boolean ends = ".!?؟。".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ';
            if (ends) {
                return text.substring(0, i + 1);
            }
        }
        return "";
    }

    private static String withoutLastWord(String text) {
        var body = text.endsWith("...") ? text.substring(0, text.length() - 3) : text;
        int space = body.stripTrailing().lastIndexOf(' ');
        int end = space >= LEAST - 3 ? space : Math.max(1, body.length() - 4);
        if (Character.isHighSurrogate(body.charAt(end - 1))) {
            end--;
        }
        return body.substring(0, end).stripTrailing() + "...";
    }

    /** Spaces made plain and typographic marks replaced by those that every phone's alphabet has. */
    private static String clean(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.replaceAll("[\\s\\u00a0\\u2007\\u202f]+", " ")
                .replaceAll("[\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00ad]", "")
                .replaceAll("[\\u2018\\u2019\\u201a\\u2032]", "'")
                .replaceAll("[\\u201c\\u201d\\u201e\\u00ab\\u00bb]", "\"")
                .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .replace("\u2026", "...")
                .strip();
    }
}
