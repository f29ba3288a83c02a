package nl.weerklank.channel.radio.rds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one station sends by RDS.
 *
 * @param pi its programme identification, 16 bits
 * @param name its name, up to eight characters
 */
public record RdsStation(int pi, String name) {

    /** Programme type 31: Alarm. */
    public static final int ALARM = 31;

    /** What is shown when a receiver has no letters for the text's script. */
    static final String NO_LETTERS = "ALARM - luister, listen, zuhoeren";

    private static final int NAME_LENGTH = 8;
    private static final int TEXT_LENGTH = 64;
    private static final int CHARACTERS_PER_GROUP = 4;
    private static final int TEXT_GROUP = 2 << 12;
    private static final int TRAFFIC_PROGRAMME = 1 << 10;
    private static final int TRAFFIC_ANNOUNCEMENT = 1 << 4;
    private static final int MUSIC = 1 << 3;
    private static final int NO_OTHER_FREQUENCY = 0xE0CD;
    private static final int END_OF_TEXT = 0x0D;

    public RdsStation {
        if (pi <= 0 || pi > 0xFFFF) {
            throw new IllegalArgumentException("a programme identification has 16 bits and is not 0");
        }
    }

    /** The station of a region, by its SAME code: country code 8 (Netherlands), the rest from the private plan. */
    public static RdsStation of(String region, String same) {
        return new RdsStation(0x8E00 | Integer.parseInt(same.substring(1, 3), 16), region.toUpperCase(Locale.ROOT));
    }

    /** One round of groups during an alarm: programme type Alarm, traffic announcement on, the name, and the text. */
    public List<RdsGroup> alarm(String text) {
        var code = DisplayLine.codeOf(text);
        boolean letters = RdsText.shown(text.substring(0, text.length() - code.length())) >= 0.5;
        return round(TRAFFIC_PROGRAMME | ALARM << 5, TRAFFIC_ANNOUNCEMENT, letters ? text : NO_LETTERS + code);
    }

    /** One round of groups during the ordinary programme. */
    public List<RdsGroup> programme() {
        return round(TRAFFIC_PROGRAMME, MUSIC, "");
    }

    private List<RdsGroup> round(int common, int flags, String text) {
        var groups = new ArrayList<RdsGroup>();
        var shown = RdsText.bytes(name, NAME_LENGTH);
        for (int segment = 0; segment < NAME_LENGTH / 2; segment++) {
            int b = common | flags | segment;
            groups.add(new RdsGroup(pi, b, NO_OTHER_FREQUENCY, pair(shown, segment * 2)));
        }
        if (!text.isEmpty()) {
            addText(groups, common, text);
        }
        return groups;
    }

    /** Text of type 2A; one that is shorter than its room ends with a carriage return. */
    private void addText(List<RdsGroup> groups, int common, String text) {
        var shown = RdsText.bytes(text, TEXT_LENGTH);
        int length = Math.min(TEXT_LENGTH, text.length());
        if (length < TEXT_LENGTH) {
            shown[length++] = END_OF_TEXT;
        }
        for (int at = 0, segment = 0; at < length; at += CHARACTERS_PER_GROUP, segment++) {
            groups.add(new RdsGroup(pi, TEXT_GROUP | common | segment, pair(shown, at), pair(shown, at + 2)));
        }
    }

    private static int pair(byte[] text, int at) {
        return (text[at] & 0xFF) << 8 | text[at + 1] & 0xFF;
    }
}
