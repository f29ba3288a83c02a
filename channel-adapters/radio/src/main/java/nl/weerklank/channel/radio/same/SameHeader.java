package nl.weerklank.channel.radio.same;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A SAME header (47 CFR 11.31(c)): {@code ZCZC-ORG-EEE-PSSCCC...+TTTT-JJJHHMM-LLLLLLLL-}.
 *
 * @param originator three letters, such as {@code CIV}
 * @param event three letters, such as {@code HMW}
 * @param locations 1 to {@value #MOST_LOCATIONS} codes of six digits
 * @param purge how long it is valid, as {@code HHMM}
 * @param issued when it was issued in UTC, as day of the year, hour and minute: {@code JJJHHMM}
 * @param station eight characters that name the sender, {@code /} in place of a dash
 */
public record SameHeader(
        String originator, String event, List<String> locations, String purge, String issued, String station) {

    /** As many locations as one header may carry. */
    public static final int MOST_LOCATIONS = 31;

    private static final Pattern FORM = Pattern.compile(
            "ZCZC-([A-Z]{3})-([A-Z]{3})-(\\d{6}(?:-\\d{6}){0,30})\\+(\\d{4})-(\\d{7})-([\\x20-\\x2C\\x2E-\\x7E]{8})-");
    private static final int SHORT_STEP = 15;
    private static final int LONG_STEP = 30;
    private static final int LONGEST_HOURS = 99;

    public SameHeader {
        locations = List.copyOf(locations);
        var text = text(originator, event, locations, purge, issued, station);
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a SAME header: " + text);
        }
    }

    /** The header of a message that was issued at one instant and is valid so long. */
    public static SameHeader of(
            String originator,
            String event,
            List<String> locations,
            Instant issued,
            Duration validFor,
            String station) {
        var at = issued.atOffset(ZoneOffset.UTC);
        var day = "%03d%02d%02d".formatted(at.getDayOfYear(), at.getHour(), at.getMinute());
        return new SameHeader(originator, event, locations, purge(validFor), day, station);
    }

    /** @throws IllegalArgumentException when the text is no whole header */
    public static SameHeader parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a SAME header: " + text);
        }
        return new SameHeader(
                match.group(1),
                match.group(2),
                List.of(match.group(3).split("-")),
                match.group(4),
                match.group(5),
                match.group(6));
    }

    /** The characters that go on the air. */
    public String text() {
        return text(originator, event, locations, purge, issued, station);
    }

    /** Validity in steps of a quarter up to one hour and of half hours beyond, rounded up (11.31(c), TTTT). */
    static String purge(Duration validFor) {
        long minutes = Math.max(1, (validFor.toSeconds() + 59) / 60);
        int step = minutes <= 60 ? SHORT_STEP : LONG_STEP;
        long rounded = Math.min((minutes + step - 1) / step * step, LONGEST_HOURS * 60L + LONG_STEP);
        return "%02d%02d".formatted(rounded / 60, rounded % 60);
    }

    private static String text(
            String originator, String event, List<String> locations, String purge, String issued, String station) {
        return "ZCZC-" + originator + '-' + event + '-' + String.join("-", locations) + '+' + purge + '-' + issued + '-'
                + station + '-';
    }
}
