package nl.weerklank.channel.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import nl.weerklank.channel.web.text.UiTexts;

/** A time as people read it, and as machines do. */
public record Moment(String iso, String text) {

    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    static Moment of(Instant at, UiTexts ui) {
        var pattern = ui.language().equals("en") ? "EEEE d MMMM yyyy, HH:mm" : "EEEE d MMMM yyyy HH:mm";
        return new Moment(at.truncatedTo(ChronoUnit.SECONDS).toString(), format(pattern, ui.locale(), at));
    }

    /** How long ago, to the minute, then to the hour, then to the day. */
    static String age(Duration age, UiTexts ui) {
        long minutes = age.toMinutes();
        if (minutes < 1) {
            return ui.get("just_now");
        }
        if (minutes < 60) {
            return minutes == 1 ? ui.get("minute_one") : ui.get("minutes", minutes);
        }
        if (minutes < 48 * 60) {
            return minutes < 120 ? ui.get("hour_one") : ui.get("hours", minutes / 60);
        }
        return ui.get("days", minutes / (24 * 60));
    }

    private static String format(String pattern, Locale locale, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(ZONE));
    }
}
