package nl.weerklank.local.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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

    private static final Duration LASTS = Duration.ofDays(365);

    private final KeyPair keys;

    private MandatedSender(KeyPair keys) {
        this.keys = keys;
    }

    static MandatedSender make() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new MandatedSender(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has EC keys", e);
        }
    }

    /** Reads the private key that was kept. */
    public static ECPrivateKey readKey(Path pem) throws IOException {
        var base64 = Files.readString(pem, StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " holds no EC private key", e);
        }
    }

    String privateKeyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** The senders file: this one with its mandate, and everybody else only through two people. */
    String sendersFile(InstantSource clock) {
        var mandate = Map.of(
                "id", "earthquake-early-warning",
                "categories", List.of("Geo"),
                "eventCodes", List.of(Map.of("valueName", EVENT_CODE_NAME, "value", EVENT_CODE)),
                "expires", clock.instant().plus(LASTS).toString());
        var file = Map.of(
                "senders",
                List.of(
                        Map.of("id", "*"),
                        Map.of(
                                "id", ID,
                                "accounts", List.of(ACCOUNT),
                                "mustSign", true,
                                "keys",
                                        List.of(pem(
                                                "PUBLIC KEY", keys.getPublic().getEncoded())),
                                "mandates", List.of(mandate))));
        return new String(ContractJson.write(file), StandardCharsets.UTF_8);
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + what + "-----\n";
    }
}
