package nl.weerklank.ingest.issue;

import java.security.PrivateKey;
import java.security.PublicKey;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.signature.AlertSigner;

/** The two keys that issue: one for live alerts, one for exercises. */
public final class IssueKeys {

    private final AlertSigner live;
    private final AlertSigner exercise;

    public IssueKeys(Key live, Key exercise) {
        this.live = new AlertSigner(live.id(), live.key());
        this.exercise = new AlertSigner(exercise.id(), exercise.key());
    }

    /** The event signed with the key of its mode. */
    public SignedAlert sign(AlertEvent event) {
        return (event.mode() == Mode.LIVE ? live : exercise).sign(event);
    }

    /** A private key, its public half, and the name under which verifiers know it. */
    public record Key(String id, PrivateKey key, PublicKey publicKey) {}
}
