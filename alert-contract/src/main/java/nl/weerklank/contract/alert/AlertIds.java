package nl.weerklank.contract.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Deterministic names: the same message always gets the same alert id, the same order always the same order id. */
public final class AlertIds {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String MISTAKEN = "OILUАВЕКМНОРСТУХ";
    private static final String MEANT = "011VABEKMH0PCTYX";
    private static final int CODE_LENGTH = 8;
    private static final int LONGEST_TYPED = 60;

    private AlertIds() {}

    /** The id of the alert that a first message opens; its updates and cancels keep it. 24 hex digits. */
    public static String ofFirstMessage(String sender, String identifier) {
        return digest("alert", sender, identifier);
    }

    /** The id of one order: a repeated decision has the same id and is therefore recognised. 24 hex digits. */
    public static String ofOrder(String alertId, int version, String channel, int wave) {
        return digest("order", alertId, Integer.toString(version), channel, Integer.toString(wave));
    }

    /**
     * The short code that every channel may print beside an alert and that leads to the page which checks its signature:
     * eight characters of Crockford's base 32 from the first 40 bits of the id, such as {@code K7QM-2X9D}.
     */
    public static String shortCode(String alertId) {
        long bits = Long.parseLong(alertId.substring(0, 10), 16);
        var code = new StringBuilder(9);
        for (int shift = 35; shift >= 0; shift -= 5) {
            code.append(CROCKFORD.charAt((int) (bits >>> shift) & 31));
            if (shift == 20) {
                code.append('-');
            }
        }
        return code.toString();
    }

    /**
     * The short code that somebody meant who typed this, as it is printed; nothing when it can be none. Case, spaces, dashes
     * and a word or an address before it do not matter; letters that look like digits count as those (Crockford), U as V, Cyrillic
     * letters as the Latin ones that they look like, and digits of any script as digits.
     */
    public static Optional<String> readShortCode(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var plain = new StringBuilder();
        var alone = typed.substring(Math.max(typed.lastIndexOf(':'), typed.lastIndexOf('/')) + 1);
        Normalizer.normalize(alone, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(AlertIds::meant)
                .forEach(plain::appendCodePoint);
        var code = plain.length() > CODE_LENGTH ? plain.substring(plain.length() - CODE_LENGTH) : plain.toString();
        boolean labelled = plain.length() == CODE_LENGTH || plain.toString().startsWith("C0DE");
        boolean whole = code.length() == CODE_LENGTH && code.chars().allMatch(c -> CROCKFORD.indexOf(c) >= 0);
        return labelled && whole ? Optional.of(code.substring(0, 4) + "-" + code.substring(4)) : Optional.empty();
    }

    /** The first ten hex digits of every id with this short code. */
    public static String digitsOf(String shortCode) {
        long bits = 0;
        for (char c : shortCode.replace("-", "").toCharArray()) {
            bits = bits << 5 | CROCKFORD.indexOf(c);
        }
        return HexFormat.of().toHexDigits(bits).substring(6);
    }

    private static int meant(int typed) {
        if (Character.isDigit(typed)) {
            return '0' + Character.digit(typed, 10);
        }
        int mistaken = MISTAKEN.indexOf(typed);
        return mistaken < 0 ? typed : MEANT.charAt(mistaken);
    }

    private static String digest(String... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(HexFormat.of().toHexDigits(bytes.length).getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
