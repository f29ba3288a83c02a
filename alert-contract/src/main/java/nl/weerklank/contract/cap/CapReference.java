package nl.weerklank.contract.cap;

import java.time.OffsetDateTime;

/** One earlier message that a message refers to: sender, identifier and time of sending (CAP 1.2 §3.2.1 references). */
public record CapReference(String sender, String identifier, OffsetDateTime sent) {}
