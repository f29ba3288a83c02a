package nl.weerklank.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Deterministic ids: the same message read twice is recognised as the same. */
public final class SignalIds {

    private SignalIds() {}

    /** The id of one version of what a source says of one subject. 24 hex digits. */
    public static String of(String source, String subject, String version) {
        var sha = sha256();
        for (var part : new String[] {"signal", source, subject, version}) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update(HexFormat.of().toHexDigits(bytes.length).getBytes(StandardCharsets.US_ASCII));
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 12);
    }

    /** The digest by which raw bytes are kept: SHA-256 in hexadecimal. */
    public static String digest(byte[] raw) {
        return HexFormat.of().formatHex(sha256().digest(raw));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
