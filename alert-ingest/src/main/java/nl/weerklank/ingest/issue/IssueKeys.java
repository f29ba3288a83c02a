package nl.weerklank.ingest.issue;

import java.security.PrivateKey;
import java.security.PublicKey;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.signature.AlertSigner;

/** The two keys that issue: one for live alerts, one for exercises. */
public final class IssueKeys {

    private final Key live;
    private final Key exercise;
    private final AlertSigner liveSigner;
    private final AlertSigner exerciseSigner;

    /** @throws IllegalArgumentException when one is not a usable Ed25519 key */
    public IssueKeys(Key live, Key exercise) {
        this.live = live;
        this.exercise = exercise;
        this.liveSigner = new AlertSigner(live.id(), live.key());
        this.exerciseSigner = new AlertSigner(exercise.id(), exercise.key());
    }

    public Key live() {
        return live;
    }

    public Key exercise() {
        return exercise;
    }

    /** The event signed with the key of its mode. */
    public SignedAlert sign(AlertEvent event) {
        return (event.mode() == Mode.LIVE ? liveSigner : exerciseSigner).sign(event);
    }

    /** A private key, its public half, and the name under which verifiers know it. */
    public record Key(String id, PrivateKey key, PublicKey publicKey) {}
}
