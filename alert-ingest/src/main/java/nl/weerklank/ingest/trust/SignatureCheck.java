package nl.weerklank.ingest.trust;

import java.time.Instant;

/** Looks for an XML signature in a message and says what it proves. */
@FunctionalInterface
public interface SignatureCheck {

    /** @param keys what the message's sender signs with */
    SignatureFinding find(byte[] xml, SenderKeys keys, Instant now);
}
