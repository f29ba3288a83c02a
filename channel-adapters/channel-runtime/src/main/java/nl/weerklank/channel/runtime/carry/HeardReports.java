package nl.weerklank.channel.runtime.carry;

import java.util.HashMap;
import java.util.Map;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import org.jspecify.annotations.Nullable;

/** Passes reports on and remembers how each cell stands in this attempt; thread-safe. */
final class HeardReports implements ReportSink {

    private final ReportSink next;
    /** The fault of a failed cell, or nothing for a cell that was transmitted. */
    private final Map<Long, @Nullable Fault> ends = new HashMap<>();

    HeardReports(ReportSink next) {
        this.next = next;
    }

    @Override
    public void reached(Rung rung, CellSet cells, String detail) {
        if (rung.compareTo(Rung.TRANSMITTED) >= 0) {
            synchronized (ends) {
                cells.forEach(cell -> ends.put(cell, null));
            }
        }
        next.reached(rung, cells, detail);
    }

    @Override
    public void failed(Fault fault, CellSet cells, String detail) {
        synchronized (ends) {
            cells.forEach(cell -> ends.put(cell, fault));
        }
        next.failed(fault, cells, detail);
    }

    @Override
    public void noted(CellSet cells, String detail) {
        next.noted(cells, detail);
    }

    /** The cells of these that were neither transmitted nor failed. */
    CellSet untold(CellSet ordered) {
        synchronized (ends) {
            return ordered.filter(cell -> !ends.containsKey(cell));
        }
    }

    /** The cells of these that failed, but may succeed when tried again. */
    CellSet worthAnotherTry(CellSet ordered) {
        synchronized (ends) {
            return ordered.filter(cell -> {
                var fault = ends.get(cell);
                return fault != null && fault.retryable();
            });
        }
    }
}
