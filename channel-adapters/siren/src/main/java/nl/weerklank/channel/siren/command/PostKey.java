package nl.weerklank.channel.siren.command;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of one post, made from the park's; a post that is stolen gives away its own alone. */
public final class PostKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "weerklank siren command 1".getBytes(StandardCharsets.US_ASCII);

    /** Looking the algorithm up costs more than using it, and a whole park is signed at once. */
    private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(PostKey::find);

    private final SecretKeySpec key;

    private PostKey(SecretKeySpec key) {
        this.key = key;
    }

    /** The key of this post in the park that has this secret. */
    public static PostKey of(byte[] parkSecret, String postId) {
        var park = new SecretKeySpec(parkSecret, ALGORITHM);
        return new PostKey(new SecretKeySpec(mac(park, postId.getBytes(StandardCharsets.UTF_8)), ALGORITHM));
    }

    public SignedCommand sign(Command command) {
        return new SignedCommand(command, mac(key, command.bytes()));
    }

    /** Whether this key made the proof; takes the same time either way. */
    public boolean fits(SignedCommand signed) {
        return MessageDigest.isEqual(mac(key, signed.command().bytes()), signed.mac());
    }

    private static Mac find() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            var mac = MACS.get();
            mac.init(key);
            mac.update(PURPOSE);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of 32 bytes fits " + ALGORITHM, e);
        }
    }
}
