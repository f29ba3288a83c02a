package nl.weerklank.dispatch.account;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes of six digits after RFC 6238, with the usual steps of 30 s. */
final class OneTimeCode {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;

    private OneTimeCode() {}

    /** The step whose code this is, of the present one and its neighbours, so that a clock may be a little wrong; -1 for none. */
    static long step(String secret, String code, Instant now) {
        var given = code.replace(" ", "").getBytes(StandardCharsets.US_ASCII);
        long present = now.getEpochSecond() / STEP_SECONDS;
        long found = -1;
        for (long step = present - 1; step <= present + 1; step++) {
            if (MessageDigest.isEqual(given, at(secret, step).getBytes(StandardCharsets.US_ASCII))) {
                found = step;
            }
        }
        return found;
    }

    /** The code of a step. */
    static String at(String secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decoded(secret), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", number % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-1", e);
        }
    }

    private static byte[] decoded(String base32) {
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (var letter : base32.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = ALPHABET.indexOf(letter);
            if (value >= 0) {
                held = held << 5 | value;
                bits += 5;
                if (bits >= 8) {
                    bits -= 8;
                    bytes.write(held >> bits);
                    held &= (1 << bits) - 1;
                }
            }
        }
        return bytes.toByteArray();
    }
}
