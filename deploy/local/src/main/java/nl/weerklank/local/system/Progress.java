package nl.weerklank.local.system;

import java.io.PrintStream;
import java.time.Duration;

/** Tells a person what is being waited for, a line at a time. */
public final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Time since the launcher began. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public void line(String text) {
        synchronized (out) {
            out.printf("%6.1f s  %s%n", elapsed().toMillis() / 1000.0, text);
            out.flush();
        }
    }
}
