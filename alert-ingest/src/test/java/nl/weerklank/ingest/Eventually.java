package nl.weerklank.ingest;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;

/** Asks again until an expectation holds, for as long as a slow machine may need. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    public static <T> T that(Supplier<T> question, ThrowingConsumer<T> expectation) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                var answer = question.get();
                expectation.accept(answer);
                return answer;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
