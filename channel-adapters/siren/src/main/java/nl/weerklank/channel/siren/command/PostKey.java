package nl.weerklank.channel.siren.command;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one post, made from the park's; a post that is stolen gives away its own alone. What HMAC (RFC 2104) hashes
 * of the key is hashed once a post and not once a command, because a whole park is signed at once.
 */
public final class PostKey {

    private static final String ALGORITHM = "HmacSHA256";

    /** 23 octets, so that with a command of 32 and SHA-256's own 9 it fills one block of 64: two blocks a proof. */
    private static final byte[] PURPOSE = "weerklank siren proof 2".getBytes(StandardCharsets.US_ASCII);

    private static final int BLOCK = 64;
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    private PostKey(byte[] key) throws GeneralSecurityException {
        this.inner = begun(key, INNER_PAD);
        inner.update(PURPOSE);
        this.outer = begun(key, OUTER_PAD);
    }

    /** The key of this post in the park that has this secret. */
    public static PostKey of(byte[] parkSecret, String postId) {
        try {
            var park = Mac.getInstance(ALGORITHM);
            park.init(new SecretKeySpec(parkSecret, ALGORITHM));
            park.update(PURPOSE);
            return new PostKey(park.doFinal(postId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    public SignedCommand sign(Command command) {
        return new SignedCommand(command, proof(command.bytes()));
    }

    /** Whether this key made the proof; takes the same time either way. */
    public boolean fits(SignedCommand signed) {
        return MessageDigest.isEqual(proof(signed.command().bytes()), signed.mac());
    }

    private static MessageDigest begun(byte[] key, byte pad) throws GeneralSecurityException {
        var first = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            first[i] ^= pad;
        }
        var begun = MessageDigest.getInstance("SHA-256");
        begun.update(first);
        return begun;
    }

    private byte[] proof(byte[] content) {
        try {
            var within = ((MessageDigest) inner.clone()).digest(content);
            return ((MessageDigest) outer.clone()).digest(within);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }
}
