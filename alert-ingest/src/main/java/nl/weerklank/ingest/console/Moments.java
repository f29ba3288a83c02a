package nl.weerklank.ingest.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import nl.weerklank.console.Words;

/** Moments as people here write them, on Dutch time. */
public final class Moments {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private Moments() {}

    public static String at(Words words, Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(words.language().locale())
                .withZone(ZONE)
                .format(moment);
    }
}
