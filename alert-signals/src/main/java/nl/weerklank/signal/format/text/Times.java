package nl.weerklank.signal.format.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;
import org.jspecify.annotations.Nullable;

/** Moments as feeds write them; without a zone they are UTC. */
public final class Times {

    private static final DateTimeFormatter BLANK = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("[EEE, ]d MMM yyyy HH:mm[:ss] z", Locale.ENGLISH);
    private static final List<DateTimeFormatter> ZONED = List.of(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS]XX", Locale.ROOT),
            DateTimeFormatter.RFC_1123_DATE_TIME);
    private static final List<DateTimeFormatter> PLAIN = List.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME, BLANK);

    private Times() {}

    public static Optional<Instant> of(String text) {
        var time = text.strip();
        if (time.isEmpty() || time.length() > 64) {
            return Optional.empty();
        }
        for (var format : ZONED) {
            try {
                return Optional.of(OffsetDateTime.parse(time, format).toInstant());
            } catch (DateTimeException e) {
                continue;
            }
        }
        for (var format : PLAIN) {
            try {
                return Optional.of(LocalDateTime.parse(time, format).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                continue;
            }
        }
        try {
            return Optional.of(Instant.from(DAY_FIRST.parse(time)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The moment, or null where nothing stands; anything else is refused with its place. */
    public static @Nullable Instant orNull(String text, String place) throws Unreadable {
        if (text.isBlank()) {
            return null;
        }
        return of(text).orElseThrow(() -> new Unreadable(
                Rule.INVALID_TIME,
                place,
                "a time is not written as a date and time",
                "ask the source for RFC 3339 times"));
    }

    /** Milliseconds since 1970. */
    public static Instant ofMillis(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
