package nl.weerklank.channel.web.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nl.weerklank.contract.cell.CellSet;

/** Any message for any browser is read by that browser alone; any other key or secret is refused, never used. */
class MessageEncryptionPropertyTest {

    private static final KeyPair BROWSER = PushKeys.generate();

    @Property(tries = 60)
    void whatIsEncryptedIsReadByItsBrowser(
            @ForAll @Size(max = MessageEncryption.MOST_BYTES) byte[] text, @ForAll @Size(16) byte[] secret)
            throws Exception {
        var body = MessageEncryption.encrypt(text, PushKeys.bytes(BROWSER.getPublic()), secret);
        assertThat(body.length).isLessThanOrEqualTo(4096);
        assertThat(decrypted(body, BROWSER, secret)).isEqualTo(text);
    }

    @Property(tries = 20)
    void theSameMessageIsNeverEncryptedTheSameWay(@ForAll @Size(max = 100) byte[] text) {
        var key = PushKeys.bytes(BROWSER.getPublic());
        assertThat(MessageEncryption.encrypt(text, key, new byte[16]))
                .isNotEqualTo(MessageEncryption.encrypt(text, key, new byte[16]));
    }

    @Property(tries = 300)
    void aKeyOfAnyBytesIsRefusedOrAPointOnTheCurve(@ForAll @Size(min = 0, max = 140) byte[] key) {
        try {
            assertThat(PushKeys.bytes(PushKeys.read(key))).isEqualTo(key);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("P-256");
        }
    }

    @Property(tries = 200)
    void aKeyWithOneBitChangedIsRefused(@ForAll @IntRange(max = 65 * 8 - 1) int bit) {
        var key = PushKeys.bytes(BROWSER.getPublic());
        key[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatIllegalArgumentException().isThrownBy(() -> PushKeys.read(key));
    }

    @Property(tries = 60)
    void aSecretOfAnotherLengthAndATextThatIsTooLongAreRefused(
            @ForAll @Size(max = 40) byte[] secret, @ForAll @IntRange(min = 1, max = 2000) int beyond) {
        var key = PushKeys.bytes(BROWSER.getPublic());
        if (secret.length != 16) {
            assertThatIllegalArgumentException().isThrownBy(() -> MessageEncryption.encrypt(new byte[1], key, secret));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MessageEncryption.encrypt(new byte[MessageEncryption.MOST_BYTES + beyond], key, new byte[16]));
    }

    @Property(tries = 300)
    void aSubscriptionOfAnyTextIsRefusedOrCanBeUsed(
            @ForAll String endpoint, @ForAll String key, @ForAll String secret) {
        for (var tried : new String[][] {
            {endpoint, key, secret},
            {"https://push.example/" + endpoint, key, secret},
            {"https://push.example/x", base64(PushKeys.bytes(BROWSER.getPublic())), secret}
        }) {
            try {
                new PushSubscription(tried[0], tried[1], tried[2], CellSet.EMPTY, "nl", 0).encrypted(new byte[1]);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    /** What a browser does (RFC 8188 §2, RFC 8291 §3), written from the other end. */
    private static byte[] decrypted(byte[] body, KeyPair browser, byte[] secret) throws Exception {
        var in = ByteBuffer.wrap(body);
        var salt = new byte[16];
        in.get(salt);
        assertThat(in.getInt()).isEqualTo(4096);
        var sender = new byte[in.get()];
        in.get(sender);
        var sealed = new byte[in.remaining()];
        in.get(sealed);
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(PushKeys.read(sender), true);
        var own = PushKeys.bytes((ECPublicKey) browser.getPublic());
        var info = ByteBuffer.allocate(14 + 65 + 65 + 1)
                .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                .put(own)
                .put(sender)
                .put((byte) 1)
                .array();
        var material = hmac(hmac(secret, agreement.generateSecret()), info);
        var random = hmac(salt, material);
        var key =
                Arrays.copyOf(hmac(random, "Content-Encoding: aes128gcm\0\1".getBytes(StandardCharsets.US_ASCII)), 16);
        var nonce = Arrays.copyOf(hmac(random, "Content-Encoding: nonce\0\1".getBytes(StandardCharsets.US_ASCII)), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(sealed);
        assertThat(padded[padded.length - 1]).isEqualTo((byte) 2);
        return Arrays.copyOf(padded, padded.length - 1);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
