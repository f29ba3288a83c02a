package nl.weerklank.channel.cellbroadcast.bsc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import nl.weerklank.channel.cellbroadcast.cbsp.CellId;
import nl.weerklank.channel.cellbroadcast.cbsp.CellKind;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.RadioCell;

/** The cells of one BSC by their index in the plan, and how lists of them are named on the link. */
public final class BscCells {

    /** How the centre names cells. */
    public enum Naming {
        /** As short as it goes: all cells of the BSC, whole location areas, else each by its full name. */
        SHORTEST,
        CGI,
        LAC_CI,
        CI,
        LAI,
        LAC
    }

    private final CellPlan plan;
    private final Naming naming;
    private final BitSet own = new BitSet();
    private final long[] names;
    private final int[] named;
    private final Map<Integer, BitSet> byArea = new LinkedHashMap<>();

    public BscCells(CellPlan plan, int bsc, Naming naming) {
        this.plan = plan;
        this.naming = naming;
        var byName = new TreeMap<Long, Integer>();
        for (int index : plan.cellsOf(bsc)) {
            var cell = plan.cells().get(index);
            own.set(index);
            byName.put(packed(cell.plmn(), cell.lac(), cell.ci()), index);
            byArea.computeIfAbsent(cell.lac(), lac -> new BitSet()).set(index);
        }
        names = byName.keySet().stream().mapToLong(Long::longValue).toArray();
        named = byName.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** All cells of the BSC. */
    public BitSet all() {
        return own;
    }

    /** The full name of one cell. */
    public CellId cgi(int cell) {
        return plan.cells().get(cell).cgi();
    }

    /**
     * The list that names these cells. Naming whole areas where only some of their cells are meant would widen the alert,
     * so such a list falls back to full names.
     */
    public CellList name(BitSet cells) {
        boolean whole = cells.equals(own);
        boolean wholeAreas = coversWholeAreas(cells);
        return switch (naming) {
            case SHORTEST -> whole ? CellList.ALL : wholeAreas ? areas(cells, true) : named(cells, Naming.CGI);
            case LAI, LAC -> wholeAreas ? areas(cells, naming == Naming.LAI) : named(cells, Naming.CGI);
            case CGI, LAC_CI, CI -> named(cells, naming);
        };
    }

    /** Calls for every cell among the candidates that the entry means. */
    public void each(CellId entry, BitSet candidates, IntConsumer action) {
        if (entry.kind() == CellKind.CGI) {
            int at = Arrays.binarySearch(names, packed(entry.plmn(), entry.lac(), entry.ci()));
            if (at >= 0 && candidates.get(named[at])) {
                action.accept(named[at]);
            }
            return;
        }
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            var cell = plan.cells().get(i);
            if (entry.means(cell.plmn(), cell.lac(), cell.ci())) {
                action.accept(i);
            }
        }
    }

    private static long packed(Plmn plmn, int lac, int ci) {
        return (long) plmn.raw() << 32 | (long) lac << 16 | ci;
    }

    private boolean coversWholeAreas(BitSet cells) {
        for (var area : byArea.values()) {
            boolean some = false;
            boolean missing = false;
            for (int i = area.nextSetBit(0); i >= 0; i = area.nextSetBit(i + 1)) {
                boolean there = cells.get(i);
                some |= there;
                missing |= !there;
                if (some && missing) {
                    return false;
                }
            }
        }
        return true;
    }

    private CellList areas(BitSet cells, boolean withNetwork) {
        var entries = new ArrayList<CellId>();
        for (var area : byArea.values()) {
            if (area.intersects(cells)) {
                var cell = plan.cells().get(area.nextSetBit(0));
                entries.add(withNetwork ? CellId.lai(cell.plmn(), cell.lac()) : CellId.lac(cell.lac()));
            }
        }
        return CellList.of(withNetwork ? CellKind.LAI : CellKind.LAC, entries);
    }

    private CellList named(BitSet cells, Naming as) {
        var entries = new ArrayList<CellId>(cells.cardinality());
        for (int i = cells.nextSetBit(0); i >= 0; i = cells.nextSetBit(i + 1)) {
            entries.add(name(plan.cells().get(i), as));
        }
        var kind = as == Naming.LAC_CI ? CellKind.LAC_CI : as == Naming.CI ? CellKind.CI : CellKind.CGI;
        return CellList.of(kind, entries);
    }

    private static CellId name(RadioCell cell, Naming as) {
        return switch (as) {
            case LAC_CI -> CellId.lacCi(cell.lac(), cell.ci());
            case CI -> CellId.ci(cell.ci());
            default -> cell.cgi();
        };
    }
}
