package nl.weerklank.contract.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password that can be checked but not read: PBKDF2 with HMAC-SHA-256, written
 * {@code pbkdf2-sha256$<iterations>$<salt in base64>$<key in base64>}.
 */
public final class PasswordHash {

    /** What {@link #of(String)} uses; a file may ask for more or fewer. */
    public static final int ITERATIONS = 600_000;

    private static final String SCHEME = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int FEWEST_ITERATIONS = 1_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int iterations;
    private final byte[] salt;
    private final byte[] key;

    private PasswordHash(int iterations, byte[] salt, byte[] key) {
        if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "iterations must be %d to %d".formatted(FEWEST_ITERATIONS, MOST_ITERATIONS));
        }
        this.iterations = iterations;
        this.salt = salt;
        this.key = key;
    }

    /** Hashes a password with a fresh salt. */
    public static PasswordHash of(String password) {
        return of(password, ITERATIONS);
    }

    /** Hashes a password with a fresh salt and this number of iterations. */
    public static PasswordHash of(String password, int iterations) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(iterations, salt, derive(password, salt, iterations, KEY_BYTES));
    }

    /** Reads the written form. @throws IllegalArgumentException when it is not that form; the message never repeats it */
    public static PasswordHash parse(String written) {
        var parts = written.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException("a password hash is written " + SCHEME + "$iterations$salt$key");
        }
        try {
            var salt = Base64.getDecoder().decode(parts[2]);
            var key = Base64.getDecoder().decode(parts[3]);
            if (salt.length < 8 || key.length < 16) {
                throw new IllegalArgumentException("salt or key is too short");
            }
            return new PasswordHash(Integer.parseInt(parts[1]), salt, key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a password hash is written " + SCHEME + "$iterations$salt$key", e);
        }
    }

    /** Whether this is the password; costs as much time as hashing it. */
    public boolean matches(String password) {
        return MessageDigest.isEqual(key, derive(password, salt, iterations, key.length));
    }

    /** The written form. */
    public String written() {
        var base64 = Base64.getEncoder();
        return String.join(
                "$", SCHEME, Integer.toString(iterations), base64.encodeToString(salt), base64.encodeToString(key));
    }

    @Override
    public String toString() {
        return SCHEME + "$…";
    }

    private static byte[] derive(String password, byte[] salt, int iterations, int bytes) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2 with HMAC-SHA-256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
