package nl.weerklank.ingest.session;

import java.time.Duration;

/** How long a session lasts: without any request, and at the most. */
public record SessionLimits(Duration idle, Duration longest) {}
