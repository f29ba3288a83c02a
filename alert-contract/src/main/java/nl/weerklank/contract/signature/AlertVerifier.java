package nl.weerklank.contract.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/** Says whether a signed alert is genuine: known key, good signature, a key that may sign this mode, and the same id inside and outside. */
public final class AlertVerifier {

    static final String TYPE = "weerklank-alert+json";

    private final TrustStore trust;
    private final Map<String, Ed25519PublicKeyParameters> keys = new HashMap<>();
    private final RecentVerdicts recent = new RecentVerdicts();

    public AlertVerifier(TrustStore trust) {
        this.trust = trust;
        trust.keys().forEach((id, key) -> keys.put(id, Ed25519.publicKey(key.publicKey())));
    }

    /** Fails closed: whatever is not proven genuine is refused with a reason. One verifier may serve many threads. */
    public Verdict verify(SignedAlert signed) {
        return recent.of(signed, this::look);
    }

    private Verdict look(SignedAlert signed) {
        byte[] header;
        byte[] payload;
        byte[] signature;
        try {
            header = Base64.getUrlDecoder().decode(signed.protectedHeader());
            payload = Base64.getUrlDecoder().decode(signed.payload());
            signature = Base64.getUrlDecoder().decode(signed.signature());
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused("a part of the signed alert is not base64url");
        }
        Map<?, ?> fields;
        try {
            fields = ContractJson.read(header, Map.class);
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused("the signature's header is not JSON");
        }
        if (!"EdDSA".equals(fields.get("alg")) || !TYPE.equals(fields.get("typ")) || fields.containsKey("crit")) {
            return new Verdict.Refused("the signature's header asks for something other than EdDSA over " + TYPE);
        }
        var kid = String.valueOf(fields.get("kid"));
        var trusted = trust.key(kid);
        var key = keys.get(kid);
        if (trusted.isEmpty() || key == null) {
            return new Verdict.Refused("no trusted key is named '" + fields.get("kid") + "'");
        }
        if (!signatureFits(signed, signature, key)) {
            return new Verdict.Refused("the signature does not fit the alert");
        }
        AlertEvent event;
        try {
            event = ContractJson.read(payload, AlertEvent.class);
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused("the signed payload is not an alert event: " + e.getMessage());
        }
        if (!trusted.get().modes().contains(event.mode())) {
            return new Verdict.Refused("key '" + fields.get("kid") + "' may not sign " + event.mode());
        }
        if (!event.alertId().equals(signed.alertId()) || event.version() != signed.version()) {
            return new Verdict.Refused("the id or version outside the signature differs from the signed one");
        }
        return new Verdict.Genuine(event);
    }

    private static boolean signatureFits(SignedAlert signed, byte[] signature, Ed25519PublicKeyParameters key) {
        var input = (signed.protectedHeader() + "." + signed.payload()).getBytes(StandardCharsets.US_ASCII);
        return Ed25519.verify(key, input, signature);
    }
}
