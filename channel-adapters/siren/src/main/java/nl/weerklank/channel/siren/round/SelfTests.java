package nl.weerklank.channel.siren.round;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** When the park was tested last, what came of it, and when it is due again. */
public final class SelfTests {

    private static final Duration FIRST_AFTER = Duration.ofMinutes(10);

    private final SelfTestRound round;
    private final Path results;
    private final Duration every;
    private final InstantSource clock;
    private final AtomicBoolean going = new AtomicBoolean();
    private volatile Instant due;
    private volatile String words = "";

    /** @param results where the last round's results are kept, @param every from one round to the next, zero for none */
    public SelfTests(SelfTestRound round, Path results, Duration every, InstantSource clock) {
        this.round = round;
        this.results = results;
        this.every = every;
        this.clock = clock;
        this.due = clock.instant().plus(FIRST_AFTER);
    }

    public boolean isDue() {
        return !every.isZero() && !clock.instant().isBefore(due);
    }

    /** Tests the park unless that is going on already; completes with each post's result by its id. */
    public CompletionStage<Map<String, SelfTestRound.Result>> run(BooleanSupplier interrupted) {
        if (!going.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(Map.of());
        }
        due = clock.instant().plus(every);
        return round.run(interrupted).whenComplete((found, e) -> {
            going.set(false);
            if (found != null) {
                SelfTestRound.write(results, found);
                var passed = found.values().stream()
                        .filter(SelfTestRound.Result::passed)
                        .count();
                words = "; silent self-test of %s: %d of %d posts passed"
                        .formatted(clock.instant(), passed, found.size());
            }
        });
    }

    /** What the last round found, to be added to a sentence; empty before the first. */
    public String words() {
        return words;
    }
}
