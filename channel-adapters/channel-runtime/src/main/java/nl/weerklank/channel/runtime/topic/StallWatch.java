package nl.weerklank.channel.runtime.topic;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices a consumer that has gone quiet although records wait for it. */
final class StallWatch {

    static final Duration PATIENCE = Duration.ofSeconds(45);

    private long lastPosition = -1;
    private @Nullable Instant since;

    /** Whether records have waited for too long while the position stood still. */
    boolean stalled(Instant now, long position, long lag, boolean paused) {
        if (since == null || position != lastPosition || lag == 0 || paused) {
            lastPosition = position;
            since = now;
            return false;
        }
        return now.isAfter(since.plus(PATIENCE));
    }
}
