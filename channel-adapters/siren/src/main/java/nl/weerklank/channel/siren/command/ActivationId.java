package nl.weerklank.channel.siren.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The number under which a controller remembers what it last sounded: 48 bits that name the alert and 16 that are its
 * version, so that the same order always asks for the same activation and a stop can name the alert alone.
 */
public final class ActivationId {

    private static final int VERSION_BITS = 16;

    private ActivationId() {}

    /** Never 0, which means that nothing was sounded yet. */
    public static long of(String alertId, int version) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(alertId.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() << VERSION_BITS | (version & 0xFFFF);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether both are activations of one alert. */
    public static boolean sameAlert(long one, long other) {
        return one >>> VERSION_BITS == other >>> VERSION_BITS;
    }
}
