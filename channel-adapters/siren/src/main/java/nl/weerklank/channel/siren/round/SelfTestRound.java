package nl.weerklank.channel.siren.round;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.channel.siren.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The silent self-test round the park: every post runs its amplifier below hearing and says what it found. Posts that sound
 * are left alone, and so are those that obey everybody, because what their programme does is not known here.
 */
public final class SelfTestRound {

    private final Posts posts;
    private final PostLink link;
    private final Pace pace;
    private final ScheduledExecutorService timer;
    private final Function<String, Optional<Signal>> silentTest;

    /** What one post's test found. */
    public record Result(Instant at, boolean passed, String words) {}

    /** @param silentTest the silent test of a country */
    public SelfTestRound(
            Posts posts,
            PostLink link,
            Pace pace,
            ScheduledExecutorService timer,
            Function<String, Optional<Signal>> silentTest) {
        this.posts = posts;
        this.link = link;
        this.pace = pace;
        this.timer = timer;
        this.silentTest = silentTest;
    }

    /**
     * Tests every post that may be tested now.
     *
     * @param interrupted whether an alert came: posts that were not told yet are then left alone
     * @return the result of each post that was tested, by its id
     */
    public CompletionStage<Map<String, Result>> run(BooleanSupplier interrupted) {
        var results = new ConcurrentSkipListMap<String, Result>();
        IntFunction<CompletableFuture<?>> test = index -> test(index, interrupted, results);
        var all = IntStream.range(0, posts.park().size())
                .filter(this::mayBeTested)
                .mapToObj(test)
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(all).thenApply(v -> results);
    }

    /** Keeps the results in a file, a line a post, whole or not at all. */
    public static void write(Path file, Map<String, Result> results) {
        var lines = new ArrayList<String>(List.of("post,at,result,words"));
        results.forEach((post, r) -> lines.add("%s,%s,%s,\"%s\""
                .formatted(
                        post,
                        r.at(),
                        r.passed() ? "passed" : "failed",
                        r.words().replace('"', '\''))));
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the self-test results cannot be written to " + file, e);
        }
    }

    private boolean mayBeTested(int index) {
        var sounds = posts.lastSeen(index)
                .flatMap(Posts.Seen::status)
                .map(PostStatus::state)
                .filter(state -> state == PostState.SOUNDING || state == PostState.ARMED)
                .isPresent();
        return !sounds && posts.park().post(index).trust() == Trust.SIGNED;
    }

    private CompletableFuture<?> test(int index, BooleanSupplier interrupted, Map<String, Result> results) {
        var post = posts.park().post(index);
        var signal = silentTest.apply(post.country());
        if (signal.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var wish = new Wish(index, post, signal, 0, false);
        var started = CompletableFuture.completedFuture(null);
        return new PostTurn(wish, posts, link, pace, timer, started, interrupted)
                .take(posts.now())
                .handle((status, e) -> results.put(post.id(), result(status, e)))
                .toCompletableFuture();
    }

    private Result result(@Nullable PostStatus status, @Nullable Throwable e) {
        var at = Instant.ofEpochMilli(posts.now());
        if (e != null) {
            return new Result(at, false, LinkFailure.of(e).words());
        }
        var defects = status == null ? List.<String>of() : status.defects();
        return new Result(at, defects.isEmpty(), defects.isEmpty() ? "heard by nobody" : String.join(", ", defects));
    }
}
