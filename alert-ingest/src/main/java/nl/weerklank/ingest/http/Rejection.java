package nl.weerklank.ingest.http;

import org.jspecify.annotations.Nullable;

/** The second person's no; the reason goes to the author. */
public record Rejection(@Nullable String reason) {}
