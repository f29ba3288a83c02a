package nl.weerklank.ingest.trust;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A look at a message's signature that began while the message was still being read: reading and verifying take about as
 * long, and a machine with two cores does both at once.
 */
public final class EarlyLook {

    /** No look has begun. */
    public static final EarlyLook NONE = new EarlyLook(SenderKeys.NONE, Optional.empty());

    private final SenderKeys keys;
    private final Optional<CompletableFuture<SignatureFinding>> finding;

    private EarlyLook(SenderKeys keys, Optional<CompletableFuture<SignatureFinding>> finding) {
        this.keys = keys;
        this.finding = finding;
    }

    static EarlyLook of(SenderKeys keys, CompletableFuture<SignatureFinding> finding) {
        return new EarlyLook(keys, Optional.of(finding));
    }

    /** What it found, when it was done with the very keys of this sender; empty when the look is still to be taken. */
    Optional<SignatureFinding> with(SenderKeys ofSender) {
        return finding.filter(look -> keys.equals(ofSender)).map(CompletableFuture::join);
    }
}
