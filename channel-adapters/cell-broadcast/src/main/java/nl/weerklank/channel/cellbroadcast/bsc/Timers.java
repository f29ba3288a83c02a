package nl.weerklank.channel.cellbroadcast.bsc;

import java.time.Duration;

/**
 * The centre's own clocks towards a BSC; CBSP has none and a BSC may stay silent on what it does not understand.
 *
 * @param response how long an answer may take
 * @param connect how long a connection may take
 * @param keepAlive how often an idle link is tried
 * @param firstRetry the wait after the first lost connection; doubles up to {@code lastRetry}
 */
public record Timers(Duration response, Duration connect, Duration keepAlive, Duration firstRetry, Duration lastRetry) {

    public static final Timers DEFAULT = new Timers(
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofMillis(200),
            Duration.ofSeconds(10));
}
