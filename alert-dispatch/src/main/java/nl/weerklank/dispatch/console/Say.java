package nl.weerklank.dispatch.console;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import nl.weerklank.console.Language;
import nl.weerklank.console.Words;
import org.jspecify.annotations.Nullable;

/** Says numbers, moments and states as the page's language says them. */
public final class Say {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter CLOCK_FINE = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-M-yyyy HH:mm:ss");

    private final Words words;
    private final NumberFormat numbers;

    Say(Language language) {
        this.words = Words.of(language, Say.class);
        this.numbers = NumberFormat.getInstance(language.locale());
        numbers.setMaximumFractionDigits(1);
    }

    public Words words() {
        return words;
    }

    /** The words of the console for a key. */
    public String of(String key) {
        return words.of(key);
    }

    /** The words for a state, a rung, a phase, a fault or whose fault; the contract's own word when there are none. */
    public String word(@Nullable Object word) {
        if (word == null) {
            return "–";
        }
        var key = "word." + word;
        return words.has(key) ? words.of(key) : String.valueOf(word);
    }

    /** How a breaker stands. */
    public String breaker(String state) {
        return word("breaker." + state);
    }

    /** Whose a fault is to mend. */
    public String blame(String blame) {
        return word("blame." + blame);
    }

    /** A kind of entry of the ledger. */
    public String entry(String kind) {
        return word("entry." + kind);
    }

    /** A number as the API has it: at most one decimal. */
    public synchronized String number(@Nullable Number number) {
        return number == null ? "–" : numbers.format(number);
    }

    /** A share as a percentage; a dash when there is none. */
    public synchronized String share(@Nullable Double share) {
        return share == null ? "–" : numbers.format(share * 100) + " %";
    }

    /** The time of day. */
    public String clock(@Nullable Instant at) {
        return at == null ? "–" : CLOCK.format(at.atZone(ZONE));
    }

    /** The time of day to the millisecond. */
    public String fine(@Nullable Instant at) {
        return at == null ? "–" : CLOCK_FINE.format(at.atZone(ZONE));
    }

    /** Date and time of day. */
    public String day(@Nullable Instant at) {
        return at == null ? "–" : DAY.format(at.atZone(ZONE));
    }

    /** Milliseconds as seconds. */
    public synchronized String seconds(long millis) {
        return numbers.format(Math.round(millis / 100.0) / 10.0) + " s";
    }

    /** When an hour from now is, as a form takes it. */
    public static String formTime(Instant at) {
        return at.atZone(ZONE).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** The moment that a form's local time means. */
    public static Instant moment(String formTime) {
        return java.time.LocalDateTime.parse(formTime).atZone(ZONE).toInstant();
    }

    /** A colour's name for a state. */
    public String tone(String state) {
        return switch (state) {
            case "UP", "DISSEMINATED", "TRANSMITTED", "OBSERVED", "SEEN", "STOPPED", "CANCELLED" -> "good";
            case "DOWN", "FAILED", "OPEN" -> "bad";
            case "DEGRADED", "CLOSED", "PARTIAL", "HALF_OPEN", "EXPIRED" -> "warn";
            default -> "";
        };
    }

    /** A colour's name for a breaker: open is bad, although an open door is not. */
    public String breakerTone(String state) {
        return switch (state) {
            case "OPEN" -> "bad";
            case "HALF_OPEN" -> "warn";
            default -> "good";
        };
    }

    /** How long between two moments, in words. */
    public synchronized String between(Instant from, Instant to) {
        return seconds(Duration.between(from, to).toMillis());
    }
}
