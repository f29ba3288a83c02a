package nl.weerklank.channel.runtime.carry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;

/**
 * Ends an order at its deadline: cells that nothing was said of are SILENT. What comes in later is still passed on. An
 * order that arrives late, or waited long, has at least the shortest time.
 */
final class TimeLimited implements Carrier {

    private final InstantSource clock;
    private final Timer timer;
    private final Duration shortest;
    private final Carrier next;

    TimeLimited(InstantSource clock, Timer timer, Duration shortest, Carrier next) {
        this.clock = clock;
        this.timer = timer;
        this.shortest = shortest;
        this.next = next;
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var ended = new CompletableFuture<Void>();
        var heard = new HeardReports(reports);
        var left = Duration.between(clock.instant(), emission.order().deadline());
        var limit = left.compareTo(shortest) < 0 ? shortest : left;
        var callOff = timer.after(limit, () -> {
            var untold = heard.untold(emission.order().cells());
            if (!ended.isDone() && !untold.isEmpty()) {
                heard.failed(Fault.SILENT, untold, "no answer within %d ms".formatted(limit.toMillis()));
            }
            ended.complete(null);
        });
        next.carryOut(emission, heard).whenComplete((done, error) -> {
            callOff.run();
            ended.complete(null);
        });
        return ended;
    }
}
