package nl.weerklank.channel.runtime.report;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;

/** What is said of one order, guarded, on its way to the report log; thread-safe. */
public final class OrderReports implements ReportSink {

    private final Order order;
    private final String channel;
    private final String instance;
    private final InstantSource clock;
    private final ReportLog log;
    private final RungGuard guard;
    private CompletableFuture<Void> safe = CompletableFuture.completedFuture(null);

    public OrderReports(Order order, String channel, String instance, InstantSource clock, ReportLog log) {
        this.order = order;
        this.channel = channel;
        this.instance = instance;
        this.clock = clock;
        this.log = log;
        this.guard = new RungGuard(order.cells());
    }

    @Override
    public synchronized void reached(Rung rung, CellSet cells, String detail) {
        publish(guard.reached(rung, cells), detail);
    }

    @Override
    public synchronized void failed(Fault fault, CellSet cells, String detail) {
        publish(guard.failed(fault, cells), detail);
    }

    @Override
    public synchronized void noted(CellSet cells, String detail) {
        publish(guard.noted(cells), detail);
    }

    /** Says this of every ordered cell that nothing was proven or failed for yet. */
    public synchronized void failedWhereUntold(Fault fault, String detail) {
        failed(fault, guard.untold(), detail);
    }

    /** Completes when everything said so far is safe in the log. */
    public synchronized CompletionStage<Void> safe() {
        return safe;
    }

    private void publish(List<RungGuard.Admitted> admitted, String detail) {
        for (var one : admitted) {
            var sent = log.append(new Report(
                    Report.SCHEMA,
                    order.orderId(),
                    order.alertId(),
                    order.version(),
                    channel,
                    instance,
                    clock.instant(),
                    one.cells(),
                    one.outcome(),
                    detail));
            safe = safe.thenCombine(sent, (a, b) -> a);
        }
    }
}
