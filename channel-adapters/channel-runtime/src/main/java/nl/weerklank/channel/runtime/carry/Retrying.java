package nl.weerklank.channel.runtime.carry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;

/**
 * Tries the cells again that failed with a fault that may pass, until the deadline. Each failure is reported when it
 * happens, so that dispatch need not wait for the last attempt.
 */
final class Retrying implements Carrier {

    private static final System.Logger LOG = System.getLogger(Retrying.class.getName());

    private final InstantSource clock;
    private final Timer timer;
    private final Backoff backoff;
    private final Carrier next;

    Retrying(InstantSource clock, Timer timer, Backoff backoff, Carrier next) {
        this.clock = clock;
        this.timer = timer;
        this.backoff = backoff;
        this.next = next;
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var ended = new CompletableFuture<Void>();
        attempt(emission, reports, 1, ended);
        return ended;
    }

    private void attempt(Emission emission, ReportSink reports, int number, CompletableFuture<Void> ended) {
        var heard = new HeardReports(reports);
        next.carryOut(emission, heard).whenComplete((done, error) -> {
            var again = heard.worthAnotherTry(emission.order().cells());
            var wait = backoff.after(number);
            if (again.isEmpty() || !inTime(emission.order(), wait)) {
                ended.complete(null);
                return;
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "order is tried again alert={0} channel={1} order={2} attempt={3} cells={4} wait-ms={5}",
                    emission.order().alertId(),
                    emission.order().channel(),
                    emission.order().orderId(),
                    number + 1,
                    again.size(),
                    wait.toMillis());
            var unused = timer.after(wait, () -> attempt(narrowed(emission, again), reports, number + 1, ended));
        });
    }

    private boolean inTime(Order order, Duration wait) {
        var then = clock.instant().plus(wait);
        return then.isBefore(order.deadline()) && then.isBefore(order.expires());
    }

    private static Emission narrowed(Emission emission, CellSet cells) {
        var order = emission.order();
        return new Emission(
                new Order(
                        order.schema(),
                        order.orderId(),
                        order.channel(),
                        order.alertId(),
                        order.version(),
                        order.action(),
                        order.mode(),
                        order.lane(),
                        cells,
                        order.wave(),
                        order.issuedAt(),
                        order.deadline(),
                        order.expires(),
                        order.reason(),
                        order.signed()),
                emission.alert());
    }
}
