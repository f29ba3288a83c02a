package nl.weerklank.channel.web.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one answer, prepared once: plain and compressed, with its entity tag. The tag is a weak one, as it stands for
 * both (RFC 9110 §8.8.1).
 *
 * @param gzip {@code null} where compressing gains nothing
 */
public record Representation(
        int status,
        String contentType,
        String cacheControl,
        String etag,
        Buffer plain,
        @Nullable Buffer gzip) {

    /** Fresh for a moment in shared caches, which are told when it changes; still good when we are not there. */
    public static final String LIVE =
            "public, max-age=0, s-maxage=10, must-revalidate, stale-while-revalidate=30, stale-if-error=604800";

    /** For what is not there, or not there yet: a moment. */
    public static final String UNKNOWN = "public, max-age=0, s-maxage=2";

    /** Never changes under this address. */
    public static final String FOREVER = "public, max-age=31536000, immutable";

    private static final int WORTH_COMPRESSING = 600;

    public static Representation of(int status, String contentType, String cacheControl, byte[] bytes) {
        return new Representation(
                status, contentType, cacheControl, "W/\"" + digest(bytes) + "\"", Buffer.buffer(bytes), gzip(bytes));
    }

    public static Representation ok(String contentType, byte[] bytes) {
        return of(200, contentType, LIVE, bytes);
    }

    public static Representation text(int status, String contentType, String text) {
        return of(status, contentType, LIVE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static @Nullable Buffer gzip(byte[] bytes) {
        if (bytes.length < WORTH_COMPRESSING) {
            return null;
        }
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always writable", e);
        }
        return out.size() < bytes.length ? Buffer.buffer(out.toByteArray()) : null;
    }
}
