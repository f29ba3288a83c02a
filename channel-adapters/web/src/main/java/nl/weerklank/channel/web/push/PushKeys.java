package nl.weerklank.channel.web.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/** Keys on P-256 and the 65 bytes that browsers write their public halves in (SEC 1 §2.3.3, uncompressed). */
final class PushKeys {

    private static final int FIELD = 32;
    private static final int UNCOMPRESSED = 4;
    private static final BigInteger PRIME =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    private PushKeys() {}

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    static ECParameterSpec curve() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    static byte[] bytes(PublicKey key) {
        var point = ((ECPublicKey) key).getW();
        var bytes = new byte[1 + 2 * FIELD];
        bytes[0] = UNCOMPRESSED;
        System.arraycopy(fixed(point.getAffineX()), 0, bytes, 1, FIELD);
        System.arraycopy(fixed(point.getAffineY()), 0, bytes, 1 + FIELD, FIELD);
        return bytes;
    }

    /** @throws IllegalArgumentException when the bytes are no point on the curve */
    static PublicKey read(byte[] bytes) {
        if (bytes.length != 1 + 2 * FIELD || bytes[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("a P-256 key is 65 bytes that begin with 4");
        }
        var x = new BigInteger(1, bytes, 1, FIELD);
        var y = new BigInteger(1, bytes, 1 + FIELD, FIELD);
        var right = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B).mod(PRIME);
        if (x.compareTo(PRIME) >= 0
                || y.compareTo(PRIME) >= 0
                || !y.pow(2).mod(PRIME).equals(right)) {
            throw new IllegalArgumentException("the key is no point on P-256");
        }
        try {
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is no P-256 key", e);
        }
    }

    static byte[] fixed(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[FIELD];
        int length = Math.min(bytes.length, FIELD);
        System.arraycopy(bytes, bytes.length - length, fixed, FIELD - length, length);
        return fixed;
    }
}
