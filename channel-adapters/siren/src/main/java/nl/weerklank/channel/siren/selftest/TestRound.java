package nl.weerklank.channel.siren.selftest;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import nl.weerklank.channel.siren.command.ActivationId;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.channel.siren.round.Pace;
import nl.weerklank.channel.siren.round.PostTurn;
import nl.weerklank.channel.siren.round.Posts;
import nl.weerklank.channel.siren.round.Wish;
import nl.weerklank.channel.siren.signal.Purpose;
import nl.weerklank.channel.siren.signal.Signal;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.contract.channel.HandTest;
import nl.weerklank.contract.channel.HandTest.Verdict;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One test at many posts. A silent test runs the amplifier below hearing, a growl test sounds the horn for a moment. Posts that
 * sound are left alone, and so are those that obey everybody, because what their programme does is not known here.
 */
public final class TestRound {

    private static final Duration PEAK_IS_READ_AFTER = Duration.ofMillis(200);

    private final Posts posts;
    private final PostLink link;
    private final Pace pace;
    private final ScheduledExecutorService timer;
    private final SignalBook signals;

    public TestRound(Posts posts, PostLink link, Pace pace, ScheduledExecutorService timer, SignalBook signals) {
        this.posts = posts;
        this.link = link;
        this.pace = pace;
        this.timer = timer;
        this.signals = signals;
    }

    /**
     * Tests these posts.
     *
     * @param purpose the silent test or the growl test
     * @param interrupted whether an alert came: posts that were not told yet are then left alone
     * @return a result for each of them, by its id
     */
    CompletionStage<Map<String, HandTest.Result>> run(Purpose purpose, BitSet chosen, BooleanSupplier interrupted) {
        var results = new ConcurrentSkipListMap<String, HandTest.Result>();
        var activation = ActivationId.of(purpose + " " + posts.now(), 1);
        IntFunction<CompletableFuture<?>> test = index -> {
            var signal = signals.find(posts.park().post(index).country(), purpose);
            return leftAlone(index, signal)
                    .<CompletableFuture<?>>map(why -> {
                        note(index, Verdict.NOT_TESTED, why, results);
                        return CompletableFuture.completedFuture(null);
                    })
                    .orElseGet(() -> test(index, signal.orElseThrow(), activation, interrupted, results));
        };
        var all = chosen.stream().mapToObj(test).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(all).thenApply(v -> results);
    }

    private Optional<String> leftAlone(int index, Optional<Signal> signal) {
        if (signal.isEmpty()) {
            return Optional.of("the signal book has no such test for its country");
        }
        if (posts.park().post(index).trust() != Trust.SIGNED) {
            return Optional.of("it obeys everybody, and what its programme does is not known here");
        }
        return posts.lastSeen(index)
                .flatMap(Posts.Seen::status)
                .filter(status -> isActive(index, status))
                .map(status -> "it sounds for an alert");
    }

    /** As far as was last read of it; a controller that knows better refuses by itself. */
    private boolean isActive(int index, PostStatus status) {
        var active = status.state() == PostState.SOUNDING || status.state() == PostState.ARMED;
        var end = status.startedAt() - posts.clockOffset(index) + status.totalMillis();
        return active && posts.now() < end;
    }

    private CompletableFuture<?> test(
            int index,
            Signal signal,
            long activation,
            BooleanSupplier interrupted,
            Map<String, HandTest.Result> results) {
        var wish = new Wish(
                index, posts.park().post(index), Optional.of(signal), signal.audible() ? activation : 0, false);
        return new PostTurn(wish, posts, link, pace, timer, CompletableFuture.completedFuture(null), interrupted)
                .take(posts.now())
                .thenCompose(status -> signal.audible() ? heard(wish, signal) : silent(status))
                .handle((words, e) -> {
                    judge(index, words, e, results);
                    return null;
                })
                .toCompletableFuture();
    }

    private static CompletionStage<String> silent(PostStatus status) {
        var defects = status.defects();
        return defects.isEmpty()
                ? CompletableFuture.completedFuture("heard by nobody")
                : CompletableFuture.failedFuture(new LinkFailure(Fault.REFUSED, String.join(", ", defects)));
    }

    /** What the horn drew is read once the growl is over. */
    private CompletionStage<String> heard(Wish wish, Signal signal) {
        var after = Duration.ofSeconds(signal.totalSeconds()).plus(PEAK_IS_READ_AFTER);
        return CompletableFuture.runAsync(
                        () -> {}, task -> timer.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS))
                .thenCompose(v -> link.read(wish.post(), pace.patience()))
                .thenCompose(status -> {
                    posts.saw(wish.index(), status);
                    return proven(wish, status);
                });
    }

    private static CompletionStage<String> proven(Wish wish, PostStatus status) {
        if (status.activation() != wish.activation()) {
            return CompletableFuture.failedFuture(
                    new LinkFailure(Fault.SUPERSEDED, "an alert came before its output could be read"));
        }
        return status.measuredWatts() >= wish.post().soundingWatts()
                ? CompletableFuture.completedFuture("it drew %d W".formatted(status.measuredWatts()))
                : CompletableFuture.failedFuture(new LinkFailure(
                        Fault.NOT_OBSERVED,
                        "it said that it growled and drew %d W; send somebody to look"
                                .formatted(status.measuredWatts())));
    }

    private void judge(int index, @Nullable String words, @Nullable Throwable e, Map<String, HandTest.Result> results) {
        if (e == null) {
            note(index, Verdict.PASSED, words == null ? "" : words, results);
            return;
        }
        var failure = LinkFailure.of(e);
        var came = failure.fault() == Fault.SUPERSEDED;
        note(
                index,
                came ? Verdict.NOT_TESTED : Verdict.FAILED,
                came ? "an alert came first" : failure.words(),
                results);
    }

    private void note(int index, Verdict verdict, String words, Map<String, HandTest.Result> results) {
        var id = posts.park().post(index).id();
        results.put(id, new HandTest.Result(id, Instant.ofEpochMilli(posts.now()), verdict, words));
    }
}
