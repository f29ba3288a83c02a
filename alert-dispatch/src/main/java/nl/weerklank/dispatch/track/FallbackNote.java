package nl.weerklank.dispatch.track;

import java.time.Instant;

/** A wave after the first: which channel was added for how many people, and why. */
public record FallbackNote(
        int version, Instant at, String channel, int wave, double people, int cells, String reason) {}
