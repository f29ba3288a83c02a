package nl.weerklank.channel.radio.speech;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** How one language says the fixed sentences of a message, times, dates, units and abbreviations. */
final class Wordbook {

    /** The languages that there is a wordbook for. */
    static final List<String> LANGUAGES = List.of("nl", "en", "de", "pl", "uk", "ar", "tr");

    private static final String UNIT = "unit.";
    private static final String ABBREVIATION = "abbreviation.";
    private static final List<String> THREE_FORMS = List.of("pl", "uk");
    private static final Map<String, Wordbook> BOOKS = new ConcurrentHashMap<>();

    private final String language;
    private final Properties words;
    private final Map<String, String> abbreviations;

    private Wordbook(String language) {
        this.language = language;
        this.words = read(language);
        this.abbreviations = startingWith(ABBREVIATION);
    }

    /** The wordbook of a language tag such as {@code nl-NL}. */
    static Optional<Wordbook> of(String tag) {
        var language = Languages.primary(tag);
        return LANGUAGES.contains(language)
                ? Optional.of(BOOKS.computeIfAbsent(language, Wordbook::new))
                : Optional.empty();
    }

    String language() {
        return language;
    }

    /** A fixed sentence or word. */
    String say(String key) {
        var said = words.getProperty(key);
        if (said == null) {
            throw new IllegalStateException("the wordbook of " + language + " lacks " + key);
        }
        return said;
    }

    String time(LocalTime at) {
        if (at.getHour() == 0 && at.getMinute() == 0) {
            return say("midnight");
        }
        return at.getMinute() == 0
                ? say("hour").formatted(at.getHour())
                : say("minute").formatted(at.getHour(), at.getMinute());
    }

    /** Day and month; the year is not said, as listeners know it. */
    String date(LocalDate day) {
        return day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.of(language));
    }

    /** The units that are abbreviated in writing, the longest first. */
    List<String> units() {
        return startingWith(UNIT).keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** A unit in the form that goes with this number. */
    String unit(String unit, String number) {
        var forms = say(UNIT + unit).split("\\|");
        return forms[Math.min(forms.length - 1, form(number, forms.length))];
    }

    Map<String, String> abbreviations() {
        return abbreviations;
    }

    private int form(String number, int forms) {
        if (!number.matches("\\d{1,9}")) {
            return forms - 1;
        }
        int n = Integer.parseInt(number);
        if (n == 1) {
            return 0;
        }
        if (!THREE_FORMS.contains(language)) {
            return 1;
        }
        boolean teen = n % 100 >= 11 && n % 100 <= 14;
        if (language.equals("uk") && n % 10 == 1 && !teen) {
            return 0;
        }
        return n % 10 >= 2 && n % 10 <= 4 && !teen ? 1 : 2;
    }

    private Map<String, String> startingWith(String prefix) {
        var found = new LinkedHashMap<String, String>();
        words.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(key -> key))
                .forEach(key -> found.put(key.substring(prefix.length()), words.getProperty(key, "")));
        return found;
    }

    private static Properties read(String language) {
        var words = new Properties();
        try (var stream = Wordbook.class.getResourceAsStream(language + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("the wordbook of " + language + " is part of this jar");
            }
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the wordbook of " + language + " cannot be read", e);
        }
        return words;
    }
}
