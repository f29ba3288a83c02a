package nl.weerklank.dispatch.track;

import java.time.Instant;

/** A channel that an operator stopped for this alert: it is used for it no more until it is added again. */
public record Held(String channel, String by, Instant at, String reason) {}
