package nl.weerklank.channel.radio.rds;

import java.util.regex.Pattern;

/** The line that radios, pagers and players show of an alert: its headline, cut so that the code to check it by always fits. */
public final class DisplayLine {

    /** As much as RadioText carries. */
    public static final int LENGTH = 64;

    private static final Pattern CODE_AT_END = Pattern.compile(" [0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
    private static final String CUT = "...";

    private DisplayLine() {}

    /** The headline and behind it the code, together at most {@value #LENGTH} characters. */
    public static String of(String headline, String code) {
        var clean = headline.strip().replaceAll("\\s+", " ");
        int room = LENGTH - code.length() - 1;
        return (clean.length() <= room ? clean : cut(clean, room)) + " " + code;
    }

    /** The code at the end of a line, with the space before it; empty where there is none. */
    static String codeOf(String line) {
        var code = CODE_AT_END.matcher(line);
        return code.find() ? code.group() : "";
    }

    private static String cut(String text, int room) {
        int most = room - CUT.length();
        int space = text.lastIndexOf(' ', most);
        int end = space > most / 2 ? space : most;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
