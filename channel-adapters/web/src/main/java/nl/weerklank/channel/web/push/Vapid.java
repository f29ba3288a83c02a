package nl.weerklank.channel.web.push;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Properties;

/** Says to a push service who sends (RFC 8292): a key of our own and a short-lived token for each service. */
public final class Vapid {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final Duration VALID = Duration.ofHours(12);

    private final KeyPair keys;
    private final String subject;

    /** @param subject how a push service reaches whoever runs this, as {@code mailto:} or {@code https:} */
    public Vapid(KeyPair keys, String subject) {
        this.keys = keys;
        this.subject = subject;
    }

    /**
     * The keys in this folder, made there when there are none; a new key would cut off every browser that subscribed.
     *
     * @throws IOException when they cannot be read or written
     */
    public static Vapid in(Path folder, String subject) throws IOException {
        var file = folder.resolve("push-keys.properties");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            var made = PushKeys.generate();
            var text = "private="
                    + Base64.getEncoder().encodeToString(made.getPrivate().getEncoded()) + "\npublic="
                    + Base64.getEncoder().encodeToString(made.getPublic().getEncoded()) + "\n";
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        }
        var kept = new Properties();
        kept.load(new ByteArrayInputStream(Files.readAllBytes(file)));
        try {
            var factory = KeyFactory.getInstance("EC");
            var decoder = Base64.getDecoder();
            return new Vapid(
                    new KeyPair(
                            factory.generatePublic(
                                    new X509EncodedKeySpec(decoder.decode(kept.getProperty("public", "")))),
                            factory.generatePrivate(
                                    new PKCS8EncodedKeySpec(decoder.decode(kept.getProperty("private", ""))))),
                    subject);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " does not hold a P-256 key pair", e);
        }
    }

    /** What a browser needs to subscribe, in base64url. */
    public String publicKey() {
        return BASE64URL.encodeToString(PushKeys.bytes(keys.getPublic()));
    }

    /** The {@code Authorization} header for one push service. */
    public String authorization(URI endpoint, Instant now) {
        var audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        var claims = "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}"
                .formatted(audience, now.plus(VALID).getEpochSecond(), subject);
        var signed = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return "vapid t=" + signed + "." + BASE64URL.encodeToString(signature.sign()) + ", k=" + publicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDSA", e);
        }
    }

    private static String encoded(String text) {
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
