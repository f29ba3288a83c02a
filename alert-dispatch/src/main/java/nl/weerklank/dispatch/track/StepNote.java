package nl.weerklank.dispatch.track;

import java.time.Instant;

/** A step by hand and what became of it, in a sentence; {@code taken} is false when it could not be carried out. */
public record StepNote(
        String stepId, int version, Instant at, String by, String what, String reason, boolean taken, String outcome) {}
