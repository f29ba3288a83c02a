package nl.weerklank.dispatch.track;

import java.time.Instant;

/** How many people were not reached from this moment on, and what changed it. */
public record RemainderPoint(int version, Instant at, double remainder, String cause) {}
