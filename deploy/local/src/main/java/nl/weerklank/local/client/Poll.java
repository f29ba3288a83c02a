package nl.weerklank.local.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until an answer is good enough or the time is up. */
public final class Poll {

    private static final Duration STEP = Duration.ofMillis(200);

    private Poll() {}

    /** The first answer that is good enough, or empty when the time is up or the thread is interrupted. */
    public static <T> Optional<T> until(Duration limit, Supplier<Optional<T>> question, Predicate<T> enough) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            var answer = question.get();
            if (answer.isPresent() && enough.test(answer.get())) {
                return answer;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return Optional.empty();
    }
}
