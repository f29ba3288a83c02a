package nl.weerklank.channel.siren.round;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.Hearing;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the output that was measured at each post, which the controller's own word cannot change: a post that says that
 * it sounds and draws no power is a liar, and its cells are taken back.
 */
final class Measurement {

    private static final int MOST_NAMES = 300;

    private final Posts posts;
    private final Hearing hearing;
    private final PostLink link;
    private final Pace pace;
    private final ScheduledExecutorService timer;
    private final boolean stopping;
    private final ReportSink sink;
    private final BitSet honest = new BitSet();
    private final BitSet liars = new BitSet();
    private final BitSet unseen = new BitSet();

    Measurement(
            Posts posts,
            Hearing hearing,
            PostLink link,
            Pace pace,
            ScheduledExecutorService timer,
            boolean stopping,
            ReportSink sink) {
        this.posts = posts;
        this.hearing = hearing;
        this.link = link;
        this.pace = pace;
        this.timer = timer;
        this.stopping = stopping;
        this.sink = sink;
    }

    /** Judges by the statuses that confirmed, and asks those that do not prove it once more a little later. */
    void of(List<Wish> wishes, Map<Integer, PostStatus> confirmed, CellSet transmitted) {
        var doubtful = new ArrayList<Wish>();
        for (var wish : wishes) {
            var status = confirmed.get(wish.index());
            if (status != null && proves(wish, status)) {
                honest.set(wish.index());
            } else {
                doubtful.add(wish);
            }
        }
        if (doubtful.isEmpty()) {
            say(transmitted);
        } else {
            timer.schedule(
                    () -> askAgain(doubtful, transmitted), pace.measureAfter().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void askAgain(List<Wish> doubtful, CellSet transmitted) {
        var asked = doubtful.stream()
                .map(wish -> link.read(wish.post(), pace.patience())
                        .handle((status, e) -> {
                            judge(wish, status);
                            return null;
                        })
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        var unused = CompletableFuture.allOf(asked).thenRun(() -> say(transmitted));
    }

    private synchronized void judge(Wish wish, @Nullable PostStatus status) {
        if (status == null) {
            unseen.set(wish.index());
        } else if (proves(wish, status)) {
            honest.set(wish.index());
            posts.reliance().proved(wish.index());
        } else {
            liars.set(wish.index());
            posts.reliance().lied(wish.index(), posts.now());
        }
    }

    private boolean proves(Wish wish, PostStatus status) {
        if (!wish.isStop()) {
            return status.measuredWatts() >= wish.post().soundingWatts();
        }
        var forAnotherAlert = status.state() == PostState.SOUNDING && Proof.of(wish, status) instanceof Proof.Done;
        return forAnotherAlert || status.watts() < wish.post().soundingWatts();
    }

    private synchronized void say(CellSet transmitted) {
        var lost = stopping ? heard(transmitted, liars::get) : contradicted(transmitted);
        var observed = stopping
                ? transmitted.minus(lost).minus(heard(transmitted, unseen::get))
                : hearing.reachedBy(transmitted, honest::get);
        if (!observed.isEmpty()) {
            sink.reached(
                    Rung.OBSERVED, observed, "measured output at %d posts proves it".formatted(honest.cardinality()));
        }
        if (!lost.isEmpty()) {
            sink.failed(
                    Fault.NOT_OBSERVED,
                    lost,
                    "%d posts confirmed, but their measured output says otherwise: %s; send somebody to look"
                            .formatted(liars.cardinality(), Names.of(posts.park(), liars, MOST_NAMES)));
        }
    }

    /** Cells that were transmitted because of liars alone; a post that could not be read again keeps the benefit of the doubt. */
    private CellSet contradicted(CellSet transmitted) {
        var still = hearing.reachedBy(transmitted, post -> honest.get(post) || unseen.get(post));
        return transmitted.minus(still);
    }

    private CellSet heard(CellSet cells, IntPredicate by) {
        return hearing.heardFrom(cells, by);
    }
}
