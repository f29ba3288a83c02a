package nl.weerklank.ingest.issue;

import java.security.PrivateKey;
import java.security.PublicKey;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.signature.AlertSigner;

/** The two keys that issue: one for live alerts, one for exercises. */
public record IssueKeys(Key live, Key exercise) {

    /** The event signed with the key of its mode. */
    public SignedAlert sign(AlertEvent event) {
        var key = event.mode() == Mode.LIVE ? live : exercise;
        return new AlertSigner(key.id(), key.key()).sign(event);
    }

    /** A private key, its public half, and the name under which verifiers know it. */
    public record Key(String id, PrivateKey key, PublicKey publicKey) {}
}
