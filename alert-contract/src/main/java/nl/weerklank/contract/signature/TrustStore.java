package nl.weerklank.contract.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.alert.Mode;

/** The public keys that may issue alerts, each with the modes it may sign; every adapter holds its own copy. */
public final class TrustStore {

    /** A public key and what it may sign. */
    public record TrustedKey(PublicKey publicKey, Set<Mode> modes) {
        public TrustedKey {
            modes = Set.copyOf(modes);
        }
    }

    private final Map<String, TrustedKey> keys;

    public TrustStore(Map<String, TrustedKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** The same with one more key, which takes the place of another of that name. */
    public TrustStore with(String keyId, PublicKey key, Set<Mode> modes) {
        var more = new LinkedHashMap<>(keys);
        more.put(keyId, new TrustedKey(key, modes));
        return new TrustStore(more);
    }

    public Optional<TrustedKey> key(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** All trusted keys by their id, for publishing them. */
    public Map<String, TrustedKey> keys() {
        return keys;
    }

    /**
     * Reads a trust file: a line a key, {@code key-id MODE[,MODE] base64-of-SubjectPublicKeyInfo}; {@code #} begins a comment.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static TrustStore read(Path file) throws IOException {
        var keys = new LinkedHashMap<String, TrustedKey>();
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var words = line.strip().split("\\s+");
            if (words.length != 3) {
                throw new IllegalArgumentException(
                        "%s:%d: expected 'key-id MODE[,MODE] base64-key'".formatted(file, number));
            }
            try {
                var modes = EnumSet.noneOf(Mode.class);
                for (var mode : words[1].split(",")) {
                    modes.add(Mode.valueOf(mode));
                }
                keys.put(words[0], new TrustedKey(publicKey(words[2]), modes));
            } catch (IllegalArgumentException | GeneralSecurityException e) {
                throw new IllegalArgumentException("%s:%d: %s".formatted(file, number, e.getMessage()), e);
            }
        }
        return new TrustStore(keys);
    }

    /** One line of a trust file for this key. */
    public static String line(String keyId, Set<Mode> modes, PublicKey key) {
        var names = modes.stream().sorted().map(Mode::name).toList();
        return keyId + " " + String.join(",", names) + " " + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static PublicKey publicKey(String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
