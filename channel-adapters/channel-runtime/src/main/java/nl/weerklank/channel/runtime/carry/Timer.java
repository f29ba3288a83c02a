package nl.weerklank.channel.runtime.carry;

import java.time.Duration;

/** Does something after a while. */
@FunctionalInterface
public interface Timer {

    /** Returns what calls it off; calling it off late does nothing. */
    Runnable after(Duration delay, Runnable action);
}
