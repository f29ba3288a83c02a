package nl.weerklank.channel.runtime.carry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a time for each alert, in the order of its versions. A newer version throws out older ones that wait,
 * and passes one that is under way and does not end within a short grace: a cancel overtakes.
 */
final class InOrder implements Carrier {

    private final Duration grace;
    private final Timer timer;
    private final Carrier next;
    private final Map<String, Turn> turns = new HashMap<>();

    InOrder(Duration grace, Timer timer, Carrier next) {
        this.grace = grace;
        this.timer = timer;
        this.next = next;
    }

    private record Waiting(Emission emission, ReportSink reports, CompletableFuture<Void> ended) {

        int version() {
            return emission.order().version();
        }
    }

    /** Who is under way for one alert, and who waits. */
    private static final class Turn {
        private final List<Waiting> running = new ArrayList<>();
        private final List<Waiting> queue = new ArrayList<>();
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var mine = new Waiting(emission, reports, new CompletableFuture<>());
        var thrownOut = new ArrayList<Waiting>();
        boolean now;
        synchronized (turns) {
            var turn = turns.computeIfAbsent(emission.order().alertId(), id -> new Turn());
            turn.queue.removeIf(other -> other.version() < mine.version() && thrownOut.add(other));
            now = turn.running.isEmpty();
            (now ? turn.running : turn.queue).add(mine);
        }
        for (var old : thrownOut) {
            old.reports.failed(
                    Fault.SUPERSEDED,
                    old.emission.order().cells(),
                    "version %d overtook it while it waited".formatted(mine.version()));
            old.ended.complete(null);
        }
        if (now) {
            begin(mine);
        } else {
            var unused = timer.after(grace, () -> overtake(mine));
        }
        return mine.ended;
    }

    private void overtake(Waiting mine) {
        synchronized (turns) {
            var turn = turns.get(mine.emission.order().alertId());
            if (turn == null
                    || turn.running.stream().anyMatch(other -> other.version() >= mine.version())
                    || !turn.queue.remove(mine)) {
                return;
            }
            turn.running.add(mine);
        }
        begin(mine);
    }

    private void begin(Waiting mine) {
        next.carryOut(mine.emission, mine.reports).whenComplete((done, error) -> {
            var following = leave(mine);
            mine.ended.complete(null);
            if (following != null) {
                begin(following);
            }
        });
    }

    private @Nullable Waiting leave(Waiting mine) {
        synchronized (turns) {
            var id = mine.emission.order().alertId();
            var turn = turns.get(id);
            if (turn == null) {
                return null;
            }
            turn.running.remove(mine);
            if (!turn.running.isEmpty()) {
                return null;
            }
            if (turn.queue.isEmpty()) {
                turns.remove(id);
                return null;
            }
            var following = turn.queue.removeFirst();
            turn.running.add(following);
            return following;
        }
    }
}
