package nl.weerklank.channel.siren.round;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.Hearing;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;

/**
 * One order carried out by many posts at once. All get the same start time; each is told, looked at and judged by itself,
 * so that none delays another, and what is proven is said as soon as it is.
 */
public final class Round {

    private final Posts posts;
    private final PostLink link;
    private final Pace pace;
    private final ScheduledExecutorService timer;
    private final Map<Integer, PostStatus> confirmed = new ConcurrentHashMap<>();
    private volatile boolean overtaken;

    /** @param timer runs what is to happen a little later; a round never blocks it */
    public Round(Posts posts, PostLink link, Pace pace, ScheduledExecutorService timer) {
        this.posts = posts;
        this.link = link;
        this.pace = pace;
        this.timer = timer;
    }

    /** Nothing more is commanded in this round: a newer version of the alert came. */
    public void overtake() {
        overtaken = true;
    }

    /**
     * Carries out all wishes and says what they prove for these cells.
     *
     * @param stopping whether silence, not sound, is what is to be proven
     * @param lead from now to the common start, so that every post has its command by then
     * @param doing what the posts are asked for, in words
     * @return completes when every cell was said to be transmitted or failed; measured output is said afterwards
     */
    public CompletionStage<Void> run(
            List<Wish> wishes, CellSet cells, boolean stopping, Duration lead, String doing, ReportSink sink) {
        var asked = new BitSet();
        wishes.forEach(w -> asked.set(w.index()));
        var hearing = posts.hearing();
        var tally = new Tally(posts.park(), hearing, cells, asked, stopping, doing, sink);
        var startAt = posts.now() + lead.toMillis();
        var started = new CompletableFuture<Void>();
        timer.schedule(() -> started.complete(null), lead.toMillis(), TimeUnit.MILLISECONDS);
        var teller = timer.scheduleAtFixedRate(
                tally::say,
                lead.plus(pace.sayAfter()).toMillis(),
                pace.sayAfter().toMillis(),
                TimeUnit.MILLISECONDS);
        var turns =
                wishes.stream().map(wish -> turn(wish, tally, started, startAt)).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(turns)
                .thenRunAsync(
                        () -> {
                            teller.cancel(false);
                            tally.say();
                            measure(wishes, hearing, tally.transmitted(), stopping, sink);
                        },
                        timer);
    }

    /** The ids of those posts that did not confirm so far. */
    public List<String> unconfirmed(List<Wish> wishes) {
        return wishes.stream()
                .filter(w -> !confirmed.containsKey(w.index()))
                .map(w -> w.post().id())
                .toList();
    }

    private CompletableFuture<Void> turn(Wish wish, Tally tally, CompletionStage<?> started, long startAt) {
        return new PostTurn(wish, posts, link, pace, timer, started, () -> overtaken)
                .take(startAt)
                .<Void>handle((status, e) -> {
                    if (e == null) {
                        confirmed.put(wish.index(), status);
                        tally.confirmed(wish.index(), startOnOurClock(wish, status));
                    } else {
                        tally.failed(wish.index(), missed(wish, LinkFailure.of(e)));
                    }
                    return null;
                })
                .toCompletableFuture();
    }

    private LinkFailure missed(Wish wish, LinkFailure failure) {
        if (failure.fault() == Fault.UNREACHABLE) {
            posts.missed(wish.index());
        }
        return failure;
    }

    private long startOnOurClock(Wish wish, PostStatus status) {
        return !wish.isStop() && status.activation() == wish.activation()
                ? status.startedAt() - posts.clockOffset(wish.index())
                : 0;
    }

    private void measure(List<Wish> wishes, Hearing hearing, CellSet transmitted, boolean stopping, ReportSink sink) {
        var heard = wishes.stream()
                .filter(w -> w.isHeard() && confirmed.containsKey(w.index()))
                .toList();
        if (!heard.isEmpty() && !transmitted.isEmpty()) {
            new Measurement(posts, hearing, link, pace, timer, stopping, sink).of(heard, confirmed, transmitted);
        }
    }
}
