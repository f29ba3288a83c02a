package nl.weerklank.channel.siren.round;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.signal.Signal;
import nl.weerklank.contract.report.Fault;

/** One post's part in a round: told, told again where that can help, and looked at until it confirms or will not. */
public final class PostTurn {

    private static final Duration RECONNECT = Duration.ofMillis(300);

    private final Wish wish;
    private final Posts posts;
    private final PostLink link;
    private final Pace pace;
    private final Duration patience;
    private final ScheduledExecutorService timer;
    private final CompletionStage<?> started;
    private final BooleanSupplier overtaken;

    /**
     * @param started completes at the common start
     * @param overtaken whether nothing may be commanded any more
     */
    public PostTurn(
            Wish wish,
            Posts posts,
            PostLink link,
            Pace pace,
            ScheduledExecutorService timer,
            CompletionStage<?> started,
            BooleanSupplier overtaken) {
        this.wish = wish;
        this.posts = posts;
        this.link = link;
        this.pace = pace;
        this.patience = wish.isStop() ? pace.stopPatience() : pace.patience();
        this.timer = timer;
        this.started = started;
        this.overtaken = overtaken;
    }

    /** Completes with the status that confirms, or with a {@link LinkFailure}. */
    public CompletionStage<PostStatus> take(long startAt) {
        if (!wish.askFirst()) {
            return tell(startAt, true);
        }
        return read().thenCompose(
                        status -> Proof.isBegun(wish, status) ? judge(status, pace.looks()) : tell(startAt, true));
    }

    private CompletionStage<PostStatus> tell(long startAt, boolean mayRepeat) {
        if (overtaken.getAsBoolean()) {
            return failed(Fault.SUPERSEDED, "a newer version overtook the command");
        }
        return link.send(wish.post(), posts.command(wish, startAt), patience)
                .handle((status, e) -> e == null ? afterSent(status) : recover(LinkFailure.of(e), mayRepeat))
                .thenCompose(stage -> stage);
    }

    /** A post that is armed is looked at once the common start is past. */
    private CompletionStage<PostStatus> afterSent(PostStatus status) {
        posts.saw(wish.index(), status);
        if (!wish.isHeard()) {
            return after(testTime()).thenCompose(v -> look(pace.looks()));
        }
        return Proof.of(wish, status) instanceof Proof.Done
                ? CompletableFuture.completedFuture(status)
                : started.thenCompose(v -> look(pace.looks()));
    }

    private Duration testTime() {
        return Duration.ofSeconds(wish.signal().map(Signal::totalSeconds).orElse(0));
    }

    private CompletionStage<PostStatus> recover(LinkFailure failure, boolean mayRepeat) {
        return switch (failure.fault()) {
            case REFUSED -> {
                posts.refusedOurs(wish.index());
                yield read().thenCompose(status -> afterRefusal(failure, status, mayRepeat));
            }
            case SILENT ->
                read().thenCompose(status -> Proof.isBegun(wish, status)
                        ? judge(status, pace.looks())
                        : CompletableFuture.failedFuture(failure));
            default ->
                failure.fault().retryable() && mayRepeat
                        ? after(RECONNECT).thenCompose(v -> tell(posts.now(), false))
                        : CompletableFuture.failedFuture(failure);
        };
    }

    private CompletionStage<PostStatus> afterRefusal(LinkFailure failure, PostStatus status, boolean mayRepeat) {
        if (Proof.isBegun(wish, status)) {
            return judge(status, pace.looks());
        }
        var result = status.lastResult();
        if (mayRepeat && (result == CommandResult.NOT_NOW || result == CommandResult.REPLAYED)) {
            return tell(posts.now(), false);
        }
        return failed(Fault.REFUSED, failure.words() + ", " + result.words());
    }

    private CompletionStage<PostStatus> look(int looksLeft) {
        return read().thenCompose(status -> judge(status, looksLeft));
    }

    private CompletionStage<PostStatus> judge(PostStatus status, int looksLeft) {
        return switch (Proof.of(wish, status)) {
            case Proof.Done done -> CompletableFuture.completedFuture(status);
            case Proof.Failed(var fault, var words) -> failed(fault, words);
            case Proof.NotYet(var words) ->
                looksLeft <= 1
                        ? failed(Fault.SILENT, words)
                        : after(pace.again()).thenCompose(v -> look(looksLeft - 1));
        };
    }

    private CompletionStage<PostStatus> read() {
        return link.read(wish.post(), patience).whenComplete((status, e) -> {
            if (status != null) {
                posts.saw(wish.index(), status);
            }
        });
    }

    private CompletionStage<Void> after(Duration delay) {
        Executor later = task -> timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, later);
    }

    private static CompletionStage<PostStatus> failed(Fault fault, String words) {
        return CompletableFuture.failedFuture(new LinkFailure(fault, words));
    }
}
