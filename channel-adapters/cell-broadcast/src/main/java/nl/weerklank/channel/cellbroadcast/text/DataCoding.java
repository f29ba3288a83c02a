package nl.weerklank.channel.cellbroadcast.text;

import java.util.List;
import java.util.Locale;

/**
 * The data coding scheme of a message (TS 23.038 §5): which alphabet, and how the language is said.
 *
 * @param scheme the octet that travels
 * @param alphabet how characters become octets
 * @param prefix two letters that begin every page, or empty where the scheme itself names the language or none is named
 */
public record DataCoding(int scheme, Alphabet alphabet, String prefix) {

    /** How characters become octets. */
    public enum Alphabet {
        GSM7,
        UCS2
    }

    private static final List<String> GROUP_0 =
            List.of("de", "en", "it", "fr", "es", "nl", "sv", "da", "pt", "fi", "no", "el", "tr", "hu", "pl");
    private static final List<String> GROUP_2 = List.of("cs", "he", "ar", "ru", "is");
    private static final int GSM7_PREFIXED = 0x10;
    private static final int UCS2_PREFIXED = 0x11;

    /** The scheme for this text in this language: GSM 7-bit where every character allows it, else UCS-2. */
    public static DataCoding of(String text, String language) {
        var letters = twoLetters(language);
        if (!Gsm7.canSay(text)) {
            return letters.isEmpty()
                    ? new DataCoding(0x48, Alphabet.UCS2, "")
                    : new DataCoding(UCS2_PREFIXED, Alphabet.UCS2, letters);
        }
        if (GROUP_0.contains(letters)) {
            return new DataCoding(GROUP_0.indexOf(letters), Alphabet.GSM7, "");
        }
        if (GROUP_2.contains(letters)) {
            return new DataCoding(0x20 + GROUP_2.indexOf(letters), Alphabet.GSM7, "");
        }
        return letters.isEmpty()
                ? new DataCoding(0x0F, Alphabet.GSM7, "")
                : new DataCoding(GSM7_PREFIXED, Alphabet.GSM7, letters);
    }

    /** How a receiver understands a scheme. @throws IllegalArgumentException for one that is no text */
    public static DataCoding ofScheme(int scheme) {
        if (scheme <= 0x0F || scheme >= 0x20 && scheme <= 0x24) {
            return new DataCoding(scheme, Alphabet.GSM7, "");
        }
        return switch (scheme) {
            case GSM7_PREFIXED -> new DataCoding(scheme, Alphabet.GSM7, "??");
            case UCS2_PREFIXED -> new DataCoding(scheme, Alphabet.UCS2, "??");
            case 0x40 -> new DataCoding(scheme, Alphabet.GSM7, "");
            case 0x48 -> new DataCoding(scheme, Alphabet.UCS2, "");
            default -> throw new IllegalArgumentException("data coding 0x%02x is not text".formatted(scheme));
        };
    }

    /** Units that fit on one page: septets or UTF-16 units, the prefix taken off. */
    public int unitsPerPage() {
        int whole = alphabet == Alphabet.GSM7 ? 93 : 41;
        int forPrefix = alphabet == Alphabet.GSM7 ? 3 : 1;
        return prefix.isEmpty() ? whole : whole - forPrefix;
    }

    private static String twoLetters(String language) {
        var first = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return first.matches("[a-z]{2}") ? first : "";
    }
}
