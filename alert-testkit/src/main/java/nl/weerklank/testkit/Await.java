package nl.weerklank.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a limit; never for a length of time alone. */
public final class Await {

    private static final long STEP_NANOS = Duration.ofMillis(10).toNanos();

    private Await() {}

    /** Returns as soon as the condition holds. @throws AssertionError saying what did not happen within the limit */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Returns the value once it has stayed the same for the quiet time. @throws AssertionError when it never does within the limit */
    public static <T> T quiet(String what, Duration quiet, Duration limit, Supplier<T> value) {
        long end = System.nanoTime() + limit.toNanos();
        var last = value.get();
        long since = System.nanoTime();
        while (System.nanoTime() - since < quiet.toNanos()) {
            java.util.concurrent.locks.LockSupport.parkNanos(STEP_NANOS);
            var now = value.get();
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not quiet within " + limit.toSeconds() + " s: " + what);
            }
        }
        return last;
    }
}
