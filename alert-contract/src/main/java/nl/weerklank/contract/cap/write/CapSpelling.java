package nl.weerklank.contract.cap.write;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapReference;
import org.jspecify.annotations.Nullable;

/** How CAP spells times, points, references and lists of words (§3.2, §3.3.2). */
public final class CapSpelling {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final int WIDEST_OFFSET_SECONDS = 14 * 3600;

    private CapSpelling() {}

    /** A time with its offset in hours and minutes; UTC is {@code -00:00}. Fractions of a second are dropped. */
    public static String time(OffsetDateTime time) {
        int seconds = time.getOffset().getTotalSeconds();
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new IllegalArgumentException("CAP cannot say the year " + time.getYear());
        }
        if (seconds % 60 != 0 || Math.abs(seconds) > WIDEST_OFFSET_SECONDS) {
            return time(time.withOffsetSameInstant(ZoneOffset.UTC));
        }
        return TIME.format(time) + (seconds == 0 ? "-00:00" : time.getOffset().getId());
    }

    static @Nullable String timeOrNull(@Nullable OffsetDateTime time) {
        return time == null ? null : time(time);
    }

    static @Nullable String references(List<CapReference> references) {
        return references.isEmpty()
                ? null
                : String.join(
                        " ",
                        references.stream()
                                .map(r -> r.sender() + "," + r.identifier() + "," + time(r.sent()))
                                .toList());
    }

    static @Nullable String words(List<String> words) {
        return words.isEmpty()
                ? null
                : String.join(" ", words.stream().map(CapSpelling::word).toList());
    }

    private static String word(String word) {
        boolean bare =
                !word.isEmpty() && !word.startsWith("\"") && word.codePoints().noneMatch(Character::isWhitespace);
        return bare ? word : "\"" + word + "\"";
    }

    static String point(CapPoint point) {
        return number(point.latitude()) + "," + number(point.longitude());
    }

    /** A decimal number without exponent. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("CAP cannot say the number " + number);
        }
        var text = Double.toString(number);
        return text.contains("E") ? new BigDecimal(text).toPlainString() : text;
    }
}
