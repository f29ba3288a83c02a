package nl.weerklank.ingest.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cell.CellSet;

/** The cells of the last few areas: one message says its area once for each language, and its updates say it again. */
final class RecentAreas {

    private static final int KEPT = 64;
    private static final int LARGEST = 5_000;

    private final Map<CapArea, CellSet> byArea = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CapArea, CellSet> eldest) {
            return size() > KEPT;
        }
    };

    CellSet computeIfAbsent(CapArea area, Function<CapArea, CellSet> cut) {
        synchronized (byArea) {
            var known = byArea.get(area);
            if (known != null) {
                return known;
            }
        }
        var cells = cut.apply(area);
        if (cells.size() <= LARGEST) {
            synchronized (byArea) {
                byArea.put(area, cells);
            }
        }
        return cells;
    }
}
