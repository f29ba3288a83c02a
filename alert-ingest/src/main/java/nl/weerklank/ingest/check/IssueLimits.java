package nl.weerklank.ingest.check;

import java.time.Duration;

/** How far from now a message may have been sent, and how large its area may be. */
public record IssueLimits(Duration sentInFuture, Duration sentInPast, double areaKm2) {}
