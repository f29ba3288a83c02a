package nl.weerklank.channel.siren.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import nl.weerklank.channel.siren.signal.Purpose;
import nl.weerklank.contract.channel.HandTest;
import nl.weerklank.contract.channel.HandTest.Verdict;

/** When the park was tested last, what came of it, and when it is due again; one round at a time. */
public final class SelfTests {

    private static final Duration FIRST_AFTER = Duration.ofMinutes(10);

    private final TestRound round;
    private final Path folder;
    private final BitSet wholePark;
    private final Duration every;
    private final InstantSource clock;
    private final BooleanSupplier alerting;
    private final AtomicBoolean going = new AtomicBoolean();
    private volatile Instant due;
    private volatile String words = "";

    /**
     * @param folder where the last round's results are kept
     * @param posts how many posts the park has
     * @param every from one silent round to the next, zero for none
     * @param alerting whether an alert is being carried out: a round then leaves alone whom it has not told yet
     */
    public SelfTests(
            TestRound round, Path folder, int posts, Duration every, InstantSource clock, BooleanSupplier alerting) {
        this.round = round;
        this.folder = folder;
        this.wholePark = new BitSet(posts);
        wholePark.set(0, posts);
        this.every = every;
        this.clock = clock;
        this.alerting = alerting;
        this.due = clock.instant().plus(FIRST_AFTER);
    }

    public boolean isDue() {
        return !every.isZero() && !alerting.getAsBoolean() && !clock.instant().isBefore(due);
    }

    /** Tests the whole park unheard; completes with each post's result by its id. */
    public CompletionStage<Map<String, HandTest.Result>> round() {
        due = clock.instant().plus(every);
        return run(Purpose.SILENT_TEST, wholePark);
    }

    /** Tests these posts, unless a test is going on already; completes with each post's result by its id. */
    CompletionStage<Map<String, HandTest.Result>> run(Purpose purpose, BitSet posts) {
        if (!going.compareAndSet(false, true)) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("another test is going on; try again when it has ended"));
        }
        return round.run(purpose, posts, alerting).whenComplete((found, e) -> {
            going.set(false);
            if (found != null) {
                var name = purpose == Purpose.SILENT_TEST ? "self-test" : "growl-test";
                write(folder.resolve(name + ".csv"), found);
                words = "; %s of %s: %s of %d posts passed"
                        .formatted(
                                purpose == Purpose.SILENT_TEST ? "silent self-test" : "growl test",
                                clock.instant(),
                                passed(found),
                                found.size());
            }
        });
    }

    /** What the last round found, to be added to a sentence; empty before the first. */
    public String words() {
        return words;
    }

    private static long passed(Map<String, HandTest.Result> found) {
        return found.values().stream()
                .filter(r -> r.verdict() == Verdict.PASSED)
                .count();
    }

    /** Keeps the results in a file, a line a post, whole or not at all. */
    private static void write(Path file, Map<String, HandTest.Result> results) {
        var lines = new ArrayList<String>(List.of("post,at,result,words"));
        results.forEach((post, r) -> lines.add("%s,%s,%s,\"%s\""
                .formatted(
                        post,
                        r.at(),
                        r.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        r.words().replace('"', '\''))));
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the test results cannot be written to " + file, e);
        }
    }
}
