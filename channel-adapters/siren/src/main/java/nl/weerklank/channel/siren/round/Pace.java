package nl.weerklank.channel.siren.round;

import java.time.Duration;

/**
 * How long a round waits for what.
 *
 *
 * @param patience for one answer of a post when starting
 * @param stopPatience the same when stopping
 * @param again between two looks at a post that has not started or stopped yet
 * @param looks how many of them
 * @param measureAfter from the start to the second measurement of output
 * @param sayAfter how long a part of the park may hold up the report about the rest
 */
public record Pace(
        Duration patience, Duration stopPatience, Duration again, int looks, Duration measureAfter, Duration sayAfter) {

    public static final Pace DEFAULT = new Pace(
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofMillis(100),
            10,
            Duration.ofSeconds(1),
            Duration.ofMillis(250));
}
