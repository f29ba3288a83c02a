package nl.weerklank.ingest.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.weerklank.contract.account.Account;
import org.jspecify.annotations.Nullable;

/** One-time codes by the clock (RFC 6238: HMAC-SHA-1, 30 s, 6 digits), one step either way; each code counts once. */
public final class OneTimeCodes {

    private static final long STEP_SECONDS = 30;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final InstantSource clock;
    private final Map<String, Long> lastStep = new ConcurrentHashMap<>();

    public OneTimeCodes(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the code is right, or the account needs none. A code that was used before is wrong. */
    boolean fits(Account account, @Nullable String code) {
        var secret = account.totp();
        if (secret == null) {
            return true;
        }
        if (code == null) {
            return false;
        }
        var digits = code.replaceAll("\\s", "");
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        for (long step = now - 1; step <= now + 1; step++) {
            if (code(secret, step).equals(digits) && step > lastStep.getOrDefault(account.name(), -1L)) {
                lastStep.put(account.name(), step);
                return true;
            }
        }
        return false;
    }

    /** The code of a secret (base 32) in a step of {@value #STEP_SECONDS} seconds since 1970. */
    public static String code(String secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(at) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-1", e);
        }
    }

    private static byte[] bytes(String base32) {
        var out = ByteBuffer.allocate(base32.length() * 5 / 8 + 1);
        int bits = 0;
        int held = 0;
        for (char letter : base32.toUpperCase(java.util.Locale.ROOT)
                .replaceAll("[=\\s]", "")
                .toCharArray()) {
            int value = ALPHABET.indexOf(letter);
            if (value < 0) {
                throw new IllegalArgumentException("a one-time secret is written in base 32");
            }
            held = held << 5 | value;
            bits += 5;
            if (bits >= 8) {
                out.put((byte) (held >> (bits - 8)));
                bits -= 8;
                held &= (1 << bits) - 1;
            }
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }
}
