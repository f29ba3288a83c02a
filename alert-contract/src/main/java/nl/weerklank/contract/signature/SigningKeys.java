package nl.weerklank.contract.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Ed25519 key pairs: made, and private halves kept as PEM (PKCS #8). */
public final class SigningKeys {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private SigningKeys() {}

    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519; use a JDK 21 or newer", e);
        }
    }

    /** The public half of an Ed25519 private key (RFC 8032 §5.1.5). */
    public static PublicKey publicHalf(EdECPrivateKey key) {
        var seed = key.getBytes().orElseThrow(() -> new IllegalArgumentException("the key does not show its octets"));
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
            var pair = generator.generateKeyPair();
            if (!Arrays.equals(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), seed)) {
                throw new IllegalStateException("this Java does not make an Ed25519 key from its seed");
            }
            return pair.getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519; use a JDK 21 or newer", e);
        }
    }

    public static String pem(PrivateKey key) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return BEGIN + "\n" + lines + "\n" + END + "\n";
    }

    /**
     * Reads a private key.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it holds no Ed25519 key as PEM
     */
    public static PrivateKey read(Path pem) throws IOException {
        var text = Files.readString(pem, StandardCharsets.US_ASCII);
        try {
            var base64 = text.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(pem + " does not hold an Ed25519 private key as PEM (PKCS #8)", e);
        }
    }

    /** Gives out one seed, so that a key pair is made again from it. */
    private static final class FixedRandom extends SecureRandom {

        private static final long serialVersionUID = 1;
        private final byte[] seed;

        FixedRandom(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
