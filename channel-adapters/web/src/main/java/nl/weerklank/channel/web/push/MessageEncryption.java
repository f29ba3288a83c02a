package nl.weerklank.channel.web.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message so that one browser alone can read it (RFC 8291, content coding aes128gcm of RFC 8188). */
public final class MessageEncryption {

    /** What fits a single record with room for every push service (RFC 8291 §4). */
    public static final int MOST_BYTES = 3993;

    private static final int RECORD = 4096;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageEncryption() {}

    /**
     * The body of a push message.
     *
     * @param browserKey the browser's public key ({@code p256dh})
     * @param secret the browser's authentication secret ({@code auth})
     * @throws IllegalArgumentException when the key is no point on the curve, the secret is short or the text too long
     */
    public static byte[] encrypt(byte[] text, byte[] browserKey, byte[] secret) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return encrypt(text, browserKey, secret, PushKeys.generate(), salt);
    }

    static byte[] encrypt(byte[] text, byte[] browserKey, byte[] secret, KeyPair ours, byte[] salt) {
        if (text.length > MOST_BYTES || secret.length != SALT) {
            throw new IllegalArgumentException("a push is at most " + MOST_BYTES + " bytes, its secret 16");
        }
        try {
            var ourKey = PushKeys.bytes(ours.getPublic());
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ours.getPrivate());
            agreement.doPhase(PushKeys.read(browserKey), true);
            var info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), browserKey, ourKey);
            var material = hkdf(secret, agreement.generateSecret(), info, 32);
            var key = hkdf(salt, material, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
            var nonce = hkdf(salt, material, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(joined(text, new byte[] {LAST_RECORD}));
            var header =
                    ByteBuffer.allocate(SALT + 4 + 1).put(salt).putInt(RECORD).put((byte) ourKey.length);
            return joined(header.array(), ourKey, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDH, HMAC and AES-GCM", e);
        }
    }

    /** HKDF with SHA-256 (RFC 5869) for at most 32 bytes. */
    private static byte[] hkdf(byte[] salt, byte[] material, byte[] info, int length) throws GeneralSecurityException {
        var pseudoRandom = hmac(salt, material);
        return Arrays.copyOf(hmac(pseudoRandom, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
