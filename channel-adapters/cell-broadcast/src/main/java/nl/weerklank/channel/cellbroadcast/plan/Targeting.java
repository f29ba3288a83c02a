package nl.weerklank.channel.cellbroadcast.plan;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Function;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cell.CellSet;

/**
 * From an area of a message to the radio cells that reach into it: polygons and circles by geometry, geocodes by the map
 * cells that they stand for. Used to look at a choice before an order exists; an order itself names map cells.
 */
public record Targeting(CellIndex index, ServiceMap service, Function<CapNamedValue, Optional<CellSet>> geocodes) {

    /** All radio cells that reach into any part of the area. */
    public BitSet reaching(CapArea area) {
        var all = new BitSet();
        area.polygons().forEach(polygon -> all.or(index.reaching(polygon.points())));
        area.circles().forEach(circle -> all.or(index.reaching(circle)));
        for (var geocode : area.geocodes()) {
            geocodes.apply(geocode).ifPresent(cells -> all.or(service.serversOf(cells)));
        }
        return all;
    }

    /** Every radio cell of the network. */
    public static BitSet everywhere(CellPlan plan) {
        var all = new BitSet();
        all.set(0, plan.cells().size());
        return all;
    }
}
