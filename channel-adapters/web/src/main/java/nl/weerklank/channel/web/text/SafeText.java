package nl.weerklank.channel.web.text;

import org.jspecify.annotations.Nullable;

/** Text from outside made fit to show: no control characters, no tricks with the direction of writing, never endless. */
public final class SafeText {

    /** More than any line of an alert needs. */
    public static final int LINE = 300;

    /** More than any paragraph of an alert needs. */
    public static final int PARAGRAPH = 4000;

    private SafeText() {}

    /** One line: breaks become spaces. */
    public static String line(@Nullable String text) {
        return clean(text, LINE, false);
    }

    /** Several lines; breaks stay. */
    public static String paragraph(@Nullable String text) {
        return clean(text, PARAGRAPH, true);
    }

    /** At most this many characters, with an ellipsis where something was left out. */
    public static String clean(@Nullable String text, int most, boolean breaks) {
        if (text == null) {
            return "";
        }
        var out = new StringBuilder(Math.min(text.length(), most));
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (out.length() >= most) {
                return out.append('…').toString();
            }
            if (breaks && c == '\n') {
                out.append('\n');
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = !out.isEmpty() && out.charAt(out.length() - 1) != '\n';
                continue;
            } else if (isShown(c)) {
                if (gap) {
                    out.append(' ');
                }
                out.appendCodePoint(c);
            } else {
                continue;
            }
            gap = false;
        }
        return out.toString().strip();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            // Zero-width joiners carry meaning in Arabic, Persian and emoji; every other format character is dropped,
            // the ones that turn the direction of writing among them.
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }
}
