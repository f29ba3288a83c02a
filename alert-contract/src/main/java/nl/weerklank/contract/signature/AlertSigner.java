package nl.weerklank.contract.signature;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Signs issued events with one Ed25519 key (JWS with alg EdDSA, RFC 8037 §3.1); the same event always gets the same bytes. */
public final class AlertSigner {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final Ed25519PrivateKeyParameters key;
    private final String protectedHeader;

    /**
     * @param keyId the name under which verifiers know the public half
     * @throws IllegalArgumentException when the key is not a usable Ed25519 key
     */
    public AlertSigner(String keyId, PrivateKey key) {
        this.key = Ed25519.privateKey(key);
        this.protectedHeader = BASE64URL.encodeToString(
                ContractJson.write(new TreeMap<>(Map.of("alg", "EdDSA", "kid", keyId, "typ", AlertVerifier.TYPE))));
    }

    /** The event with its signature, as it goes on topic {@code alerts}. */
    public SignedAlert sign(AlertEvent event) {
        var payload = BASE64URL.encodeToString(ContractJson.write(event));
        var signature = Ed25519.sign(key, (protectedHeader + "." + payload).getBytes(StandardCharsets.US_ASCII));
        return new SignedAlert(
                SignedAlert.SCHEMA,
                event.alertId(),
                event.version(),
                protectedHeader,
                payload,
                BASE64URL.encodeToString(signature));
    }
}
