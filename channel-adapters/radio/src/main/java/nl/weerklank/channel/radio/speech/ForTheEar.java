package nl.weerklank.channel.radio.speech;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns text that was written to be read into text that can be listened to: times, dates, units, numbers, addresses in full words. */
final class ForTheEar {

    private static final Pattern WEB = Pattern.compile("\\b(?:https?://|www\\.)([\\w.-]*\\w)(?:[/?#]\\S*)?");
    private static final Pattern DATE =
            Pattern.compile("\\b(?:(\\d{4})-(\\d{1,2})-(\\d{1,2})|(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}))\\b");
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d.,:])(?:(?:saat|godz\\.|godzina|godzinie|الساعة)\\s+)?\\b([01]?\\d|2[0-3])(?::([0-5]\\d)(?!\\d)|[.h]([0-5]\\d)(?=\\s*(?:uur|Uhr|h)\\b)|u([0-5]\\d)\\b)(?:\\s*(?:uur|Uhr|h)\\b)?");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\w.,])(\\+?\\d{2,4}(?:[- ]\\d{2,8})+|0\\d{8,9}|11[0-9]|999|911)(?![\\w]|[.,:]\\d)");
    private static final Pattern GROUPED =
            Pattern.compile("(?<![\\d.,])\\d{1,3}(?:[.\\u00A0\\u202F]\\d{3})+(?![\\d.,]\\d)");
    private static final Pattern GROUPED_ENGLISH = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:,\\d{3})+(?!\\d)");
    private static final Pattern RANGE =
            Pattern.compile("(?<![\\d-])(\\d+(?:[.,]\\d+)?)\\s*[-–—]\\s*(\\d+(?:[.,]\\d+)?)(?![\\d-])");
    private static final Pattern ROAD = Pattern.compile("\\b([AENSRB])(\\d{1,3})\\b");
    private static final Pattern POSTCODE = Pattern.compile("\\b([1-9]\\d{3}) ?([A-Z]{2})\\b");
    private static final Pattern SHOUTED = Pattern.compile("(?<!\\p{L})\\p{Lu}{5,}(?!\\p{L})");
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[]([^)\\]]*)[)\\]]");
    private static final Pattern NOT_SPEAKABLE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s.,:;!?'’%°²/&@+-]");

    private final Wordbook words;

    ForTheEar(Wordbook words) {
        this.words = words;
    }

    /** The same text for listeners. */
    String write(String text) {
        var said = text.replaceAll("\\s*[\\r\\n]+\\s*", ". ").replace("..", ".");
        said = abbreviations(said);
        said = replace(
                WEB, said, m -> m.group(1).replaceFirst("^www\\.", "").replace(".", " " + words.say("dot") + " "));
        said = replace(DATE, said, this::date);
        said = replace(POSTCODE, said, m -> spaced(m.group(1)) + " " + spaced(m.group(2)));
        said = replace(
                RANGE,
                said,
                m -> looksLikePhone(m) ? m.group() : m.group(1) + " " + words.say("range") + " " + m.group(2));
        said = replace(PHONE, said, m -> spaced(m.group()));
        said = replace(TIME, said, this::time);
        said = replace(
                words.language().equals("en") ? GROUPED_ENGLISH : GROUPED,
                said,
                m -> m.group().replaceAll("\\D", ""));
        said = replace(units(), said, m -> m.group(1) + " " + words.unit(m.group(2), m.group(1)));
        said = replace(ROAD, said, m -> m.group(1) + " " + m.group(2));
        said = replace(
                SHOUTED, said, m -> m.group().charAt(0) + m.group().substring(1).toLowerCase(locale()));
        said = BRACKETS.matcher(said).replaceAll(", $1,");
        said = said.replace("&", " " + words.say("and") + " ").replace("/", " ");
        said = NOT_SPEAKABLE.matcher(said).replaceAll(" ");
        return said.replaceAll("\\s+", " ")
                .replaceAll(" ([.,;:!?])", "$1")
                .replaceAll(",([.,;!?])", "$1")
                .strip();
    }

    private String abbreviations(String text) {
        var said = text;
        for (var abbreviation : words.abbreviations().entrySet()) {
            var pattern =
                    Pattern.compile("(?iu)(?<![\\p{L}\\d.])" + Pattern.quote(abbreviation.getKey()) + "(?!\\p{L})");
            said = replace(pattern, said, m -> likeIn(m.group(), abbreviation.getValue()));
        }
        return said;
    }

    /** A capital where the abbreviation had one. */
    private String likeIn(String written, String word) {
        return Character.isUpperCase(written.charAt(0))
                ? word.substring(0, 1).toUpperCase(locale()) + word.substring(1)
                : word;
    }

    private String date(MatchResult m) {
        boolean yearFirst = m.group(1) != null;
        try {
            return words.date(LocalDate.of(
                    Integer.parseInt(yearFirst ? m.group(1) : m.group(6)),
                    Integer.parseInt(yearFirst ? m.group(2) : m.group(5)),
                    Integer.parseInt(yearFirst ? m.group(3) : m.group(4))));
        } catch (DateTimeException e) {
            return m.group();
        }
    }

    private String time(MatchResult m) {
        var minute = m.group(2) != null ? m.group(2) : m.group(3) != null ? m.group(3) : m.group(4);
        return words.time(LocalTime.of(Integer.parseInt(m.group(1)), Integer.parseInt(minute)));
    }

    private Pattern units() {
        var all = words.units().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\p{L}])(\\d+(?:[.,]\\d+)?)\\s?(" + all + ")(?![\\p{L}\\d/²])");
    }

    /** A leading nought or a long second part is a number to dial, not a span. */
    private static boolean looksLikePhone(MatchResult m) {
        return m.group(1).startsWith("0") || m.group(2).length() > 4;
    }

    private static String spaced(String characters) {
        return characters
                .replaceAll("[^\\p{L}\\d+]", "")
                .chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    private Locale locale() {
        return Locale.of(words.language());
    }

    private static String replace(Pattern pattern, String text, java.util.function.Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(m -> java.util.regex.Matcher.quoteReplacement(by.apply(m)));
    }
}
