package nl.weerklank.channel.runtime.run;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.runtime.carry.Timer;

/** Tells the time for all channels on one thread, and does what is due on the threads of the channel. */
record ScheduledTimer(ScheduledExecutorService clockwork, Executor threads) implements Timer {

    @Override
    public Runnable after(Duration delay, Runnable action) {
        try {
            var due = clockwork.schedule(
                    () -> threads.execute(action), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
            return () -> due.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {}; // the process ends; what was due is found again at the next start
        }
    }
}
