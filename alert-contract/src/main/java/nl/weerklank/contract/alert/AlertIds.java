package nl.weerklank.contract.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Deterministic names: the same message always gets the same alert id, the same order always the same order id. */
public final class AlertIds {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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
