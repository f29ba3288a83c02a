package nl.weerklank.contract.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The last credential of each account that was right, as an HMAC under a key that dies with the process. */
final class RememberedCredentials {

    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key = new SecretKeySpec(randomKey(), MAC);
    private final Map<String, byte[]> byName = new ConcurrentHashMap<>();

    boolean knows(String name, String password) {
        var kept = byName.get(name);
        return kept != null && MessageDigest.isEqual(kept, digest(name, password));
    }

    void keep(String name, String password) {
        byName.put(name, digest(name, password));
    }

    private byte[] digest(String name, String password) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) ':');
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] randomKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
