package nl.weerklank.channel.radio.dab;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A place in the grid of TS 104 090, written {@code Z1:5C+F300}: zone, hexadecimal digits from coarse to fine, and
 * optionally sixteen bits that pick sub-squares of the last.
 */
public record LocationCode(int zone, String digits, OptionalInt subSquares) {

    private static final Pattern FORM = Pattern.compile("Z(\\d{1,2}):([0-9A-F]{1,8})(?:\\+([0-9A-F]{4}))?");
    private static final int MOST_ZONES = 63;

    public LocationCode {
        if (zone < 0 || zone > MOST_ZONES || !digits.matches("[0-9A-F]{1,8}")) {
            throw new IllegalArgumentException(
                    "a zone up to 63 and one to eight hexadecimal digits, not Z" + zone + ":" + digits);
        }
    }

    /** @throws IllegalArgumentException when the text is not of the form above */
    public static LocationCode parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no DAB location code such as Z1:5C or Z1:5C+F300");
        }
        var squares = match.group(3);
        return new LocationCode(
                Integer.parseInt(match.group(1)),
                match.group(2),
                squares == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(squares, 16)));
    }

    /** Bytes that it takes in a FIG. */
    int bytes() {
        return 2 + digits.length() / 2 + (subSquares.isPresent() ? 2 : 0);
    }

    /** @param following how many more FIGs of the set follow this one */
    void write(BitWriter out, int following) {
        out.put(following, 2).put(zone, 6);
        out.put(subSquares.isPresent() ? 1 : 0, 1).put(digits.length() - 1, 3);
        for (int i = 0; i < digits.length(); i++) {
            out.put(Character.digit(digits.charAt(i), 16), 4);
        }
        if (digits.length() % 2 == 0) {
            out.put(0, 4);
        }
        subSquares.ifPresent(squares -> out.put(squares, 16));
    }
}
