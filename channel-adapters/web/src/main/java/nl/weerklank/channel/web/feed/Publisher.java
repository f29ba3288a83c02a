package nl.weerklank.channel.web.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.signature.CapSigner;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.cap.write.CapWriter;

/** Writes CAP XML with the public site's own signature; its certificate is served beside it. */
public final class Publisher {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
    private static final Duration VALID = Duration.ofDays(3650);

    private final CapSigner signer;
    private final String certificatePem;

    public Publisher(SignerIdentity identity) {
        this.signer = new CapSigner(identity.key(), identity.certificate());
        this.certificatePem = identity.certificatePem();
    }

    /**
     * The publisher whose key lies in this folder; made there when there is none.
     *
     * @throws IOException when the key cannot be read or written
     */
    public static Publisher in(Path folder, String name, Instant now) throws IOException {
        var key = folder.resolve("publisher-key.pem");
        var certificate = folder.resolve("publisher-certificate.pem");
        if (!Files.exists(certificate)) {
            Files.createDirectories(folder);
            var made = SignerIdentity.generate(name, now.minus(Duration.ofDays(1)), now.plus(VALID));
            Files.deleteIfExists(key);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    key,
                    BEGIN + Base64.getMimeEncoder().encodeToString(made.key().getEncoded()) + END);
            Files.writeString(certificate, made.certificatePem());
        }
        return new Publisher(read(key, certificate));
    }

    /** The message as signed CAP XML, or nothing when it says what XML cannot. */
    public Optional<byte[]> signed(CapAlert alert) {
        try {
            return Optional.of(signer.sign(CapWriter.write(alert)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What readers are to trust. */
    public String certificatePem() {
        return certificatePem;
    }

    private static SignerIdentity read(Path key, Path certificate) throws IOException {
        try {
            var text = Files.readString(key, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text));
            var x509 = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
            return new SignerIdentity(KeyFactory.getInstance("EC").generatePrivate(spec), (X509Certificate) x509);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(key + " and " + certificate + " do not hold a P-256 key and its certificate", e);
        }
    }
}
