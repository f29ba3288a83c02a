package nl.weerklank.ingest.trust;

/** What is known of a message's XML signature. */
public enum SignatureFinding {
    ABSENT,
    VERIFIED,
    UNTRUSTED,
    BROKEN,
    UNSUPPORTED
}
