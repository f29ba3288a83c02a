package nl.weerklank.channel.siren.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PostKeyTest {

    private static final byte[] PURPOSE = "weerklank siren proof 2".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theProofIsTheHmacThatTheDocumentDescribes() throws GeneralSecurityException {
        var secret = new byte[32];
        secret[5] = 77;
        var command = new Command(1, 86, 3, 10, 1_800_000_000_000L, 0x1122334455667788L, 42);

        var signed = PostKey.of(secret, "SYN-0001").sign(command);

        var postKey = hmac(secret, "SYN-0001".getBytes(StandardCharsets.UTF_8));
        assertThat(signed.mac()).isEqualTo(hmac(postKey, command.bytes()));
    }

    @Test
    void oneKeySignsManyCommandsEachWithAProofOfItsOwn() {
        var key = PostKey.of(new byte[32], "SYN-0001");
        var first = new Command(1, 86, 3, 10, 0, 1, 1);
        var second = new Command(1, 86, 3, 10, 0, 1, 2);

        var proof = key.sign(first);

        assertThat(key.sign(second).mac()).isNotEqualTo(proof.mac());
        assertThat(key.sign(first).mac()).isEqualTo(proof.mac());
        assertThat(key.fits(proof)).isTrue();
        assertThat(key.fits(new SignedCommand(second, proof.mac()))).isFalse();
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(PURPOSE);
        return mac.doFinal(content);
    }
}
