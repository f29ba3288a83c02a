package nl.weerklank.contract.cap.read;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and lists of words as CAP writes them (§3.3.2; §3.2.1 addresses, incidents). */
final class Values {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final int END_OF_DATE = 10;
    private static final int END_OF_TIME = 19;

    private Values() {}

    /** A time whose form was checked; midnight may be written as 24:00:00 of the day before. */
    static OffsetDateTime time(String text) {
        var zone = ZoneOffset.of(text.substring(END_OF_TIME).equals("-00:00") ? "Z" : text.substring(END_OF_TIME));
        if (text.startsWith("T24:", END_OF_DATE)) {
            var midnight = LocalDateTime.parse(text.substring(0, END_OF_DATE) + "T00:00:00");
            return midnight.plusDays(1).atOffset(zone);
        }
        return LocalDateTime.parse(text.substring(0, END_OF_TIME)).atOffset(zone);
    }

    /** Words between blanks; one with blanks in it stands in double quotes. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        Matcher match = WORD.matcher(text);
        while (match.find()) {
            words.add(match.group(1) != null ? match.group(1) : match.group(2));
        }
        return words;
    }
}
