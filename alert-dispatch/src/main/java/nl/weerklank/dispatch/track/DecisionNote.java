package nl.weerklank.dispatch.track;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One decision with its reason; numbered from 1 within the alert. */
public record DecisionNote(
        int number, int version, Instant at, @Nullable String channel, String text) {}
