package nl.weerklank.local.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.json.ContractJson;

/**
 * A measuring network for earthquakes that may issue alone: the example of a mandated sender that every Weerklank on one
 * machine starts with. Its entry in the senders file says what it may issue, where and until when.
 */
public final class MandatedSender {

    public static final String ID = "seismic@weerklank.example";
    public static final String ACCOUNT = "seismic";
    public static final String EVENT_CODE_NAME = "nl.weerklank.hazard";
    public static final String EVENT_CODE = "earthquake";

    /** In whose name rules over signals issue. */
    public static final String RULES = "signals@weerklank.example";

    /** The service itself; nobody signs in with it. */
    private static final String RULES_ACCOUNT = "rules";

    private static final Duration LASTS = Duration.ofDays(365);

    private final SignerIdentity identity;
    private final Instant ends;

    private MandatedSender(SignerIdentity identity, Instant ends) {
        this.identity = identity;
        this.ends = ends;
    }

    static MandatedSender make(Instant now) {
        var ends = now.plus(LASTS);
        return new MandatedSender(SignerIdentity.generate(ID, now.minus(Duration.ofMinutes(5)), ends), ends);
    }

    /** Reads the private key that was kept. */
    public static PrivateKey readKey(Path pem) throws IOException {
        var base64 = Files.readString(pem, StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " holds no EC private key", e);
        }
    }

    /** Reads the certificate that was kept. */
    public static X509Certificate readCertificate(Path pem) throws IOException {
        try (var stream = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " holds no certificate", e);
        }
    }

    String privateKeyPem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(identity.key().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    String certificatePem() {
        return identity.certificatePem();
    }

    /** The senders file: this one with its mandate, and everybody else only through two people. */
    String sendersFile() {
        var mandate = Map.of(
                "id", "earthquake-early-warning",
                "categories", List.of("Geo"),
                "eventCodes", List.of(Map.of("valueName", EVENT_CODE_NAME, "value", EVENT_CODE)),
                "expires", ends.toString());
        var file = Map.of(
                "senders",
                List.of(
                        Map.of("id", "*"),
                        Map.of(
                                "id", ID,
                                "accounts", List.of(ACCOUNT),
                                "mustSign", true,
                                "keys", List.of(certificatePem()),
                                "mandates", List.of(mandate)),
                        Map.of("id", RULES, "accounts", List.of(RULES_ACCOUNT), "mandates", List.of(mandate))));
        return new String(ContractJson.write(file), StandardCharsets.UTF_8);
    }
}
