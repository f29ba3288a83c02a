package nl.weerklank.testkit.line;

import java.util.TreeMap;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.testkit.SampleAlerts;

/** The country of the line channel: a disk around Moerdijk in four regions. */
final class LineRegions {

    static final int COUNT = 4;
    static final CellSet COVERED =
            H3Map.disk(H3Map.cellAt(SampleAlerts.MOERDIJK.latitude(), SampleAlerts.MOERDIJK.longitude()), 10);

    private static final int LAST_DIGIT_SHIFT = 21;
    private static final int DIGIT_MASK = 7;

    private LineRegions() {}

    /** These cells by region; cells that are not covered belong to none. */
    static TreeMap<Integer, CellSet> split(CellSet cells) {
        var covered = cells.intersect(COVERED);
        var regions = new TreeMap<Integer, CellSet>();
        for (int region = 0; region < COUNT; region++) {
            int number = region;
            var part = covered.filter(cell -> (cell >>> LAST_DIGIT_SHIFT & DIGIT_MASK) % COUNT == number);
            if (!part.isEmpty()) {
                regions.put(region, part);
            }
        }
        return regions;
    }
}
