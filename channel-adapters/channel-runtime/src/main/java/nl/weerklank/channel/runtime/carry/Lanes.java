package nl.weerklank.channel.runtime.carry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The bulkhead of a channel: so many attempts at once and no more, stops and urgent alerts first, a part of the slots
 * kept free for them. What is not urgent and finds the queue full fails at once as OVERLOADED, so that dispatch can go
 * another way.
 */
final class Lanes implements Carrier {

    private final int slots;
    private final int kept;
    private final int longest;
    private final Carrier next;
    private final Map<Lane, Deque<Waiting>> queues = new EnumMap<>(Lane.class);
    private final AtomicInteger looks = new AtomicInteger();
    private int running;

    /**
     * @param slots attempts at once
     * @param kept how many of the slots only stops and urgent alerts may take
     * @param longest how many may wait in a lane that is not urgent
     */
    Lanes(int slots, int kept, int longest, Carrier next) {
        this.slots = slots;
        this.kept = kept;
        this.longest = longest;
        this.next = next;
        for (var lane : Lane.values()) {
            queues.put(lane, new ArrayDeque<>());
        }
    }

    private record Waiting(Emission emission, ReportSink reports, CompletableFuture<Void> ended) {}

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var mine = new Waiting(emission, reports, new CompletableFuture<>());
        var lane = lane(emission);
        synchronized (queues) {
            var queue = queue(lane);
            if (lane == Lane.URGENT || queue.size() < longest) {
                queue.add(mine);
            } else {
                mine.ended.complete(null);
            }
        }
        if (mine.ended.isDone()) {
            reports.failed(
                    Fault.OVERLOADED,
                    emission.order().cells(),
                    "%d orders of lane %s wait already".formatted(longest, lane));
        }
        beginWhatMay();
        return mine.ended;
    }

    private static Lane lane(Emission emission) {
        return emission.order().action() == OrderAction.STOP
                ? Lane.URGENT
                : emission.order().lane();
    }

    /** Begins attempts until no slot is free; a call from within a call only makes the outer one look again. */
    private void beginWhatMay() {
        if (looks.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (var following = take(); following != null; following = take()) {
                begin(following);
            }
            seen = looks.addAndGet(-seen);
        } while (seen > 0);
    }

    private void begin(Waiting one) {
        next.carryOut(one.emission, one.reports).whenComplete((done, error) -> {
            synchronized (queues) {
                running--;
            }
            one.ended.complete(null);
            beginWhatMay();
        });
    }

    private @Nullable Waiting take() {
        synchronized (queues) {
            for (var lane : Lane.values()) {
                int free = slots - running - (lane == Lane.URGENT ? 0 : kept);
                var queue = queue(lane);
                if (free > 0 && !queue.isEmpty()) {
                    running++;
                    return queue.remove();
                }
            }
            return null;
        }
    }

    private Deque<Waiting> queue(Lane lane) {
        return queues.computeIfAbsent(lane, any -> new ArrayDeque<>());
    }
}
