package nl.weerklank.channel.radio.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.status.ChannelCoverage;

/** Which cells each region covers: a cell belongs to the region of the nearest site that carries so far, and to no other. */
public final class RegionMap {

    private static final double KM_PER_DEGREE = 111.2;
    /** Less than the distance between the middles of two neighbouring cells anywhere in Europe. */
    private static final double CELL_KM = 0.75;

    private static final Map<RegionPlan, RegionMap> KNOWN = new ConcurrentHashMap<>();

    private final Map<TransmitterRegion, CellSet> cells;

    private RegionMap(Map<TransmitterRegion, CellSet> cells) {
        this.cells = cells;
    }

    /** The map of a plan; worked out once, as channels often share a plan. */
    public static RegionMap of(RegionPlan plan) {
        return KNOWN.computeIfAbsent(plan, RegionMap::workOut);
    }

    private static RegionMap workOut(RegionPlan plan) {
        var found = new LinkedHashMap<TransmitterRegion, List<Long>>();
        var all = plan.regions().stream()
                .flatMap(region -> region.sites().stream())
                .flatMapToLong(site -> around(site).stream())
                .distinct();
        all.forEach(cell -> nearest(plan, cell)
                .ifPresent(region ->
                        found.computeIfAbsent(region, r -> new ArrayList<>()).add(cell)));
        var cells = new LinkedHashMap<TransmitterRegion, CellSet>();
        for (var region : plan.regions()) {
            cells.put(region, CellSet.of(found.getOrDefault(region, List.of())));
        }
        return new RegionMap(cells);
    }

    /** The part of these cells in each region that has any. */
    public Map<TransmitterRegion, CellSet> split(CellSet area) {
        var parts = new LinkedHashMap<TransmitterRegion, CellSet>();
        cells.forEach((region, covered) -> {
            var part = area.intersect(covered);
            if (!part.isEmpty()) {
                parts.put(region, part);
            }
        });
        return parts;
    }

    /** Every region's cells with the chance that somebody there listens. */
    public List<ChannelCoverage.Group> coverage() {
        return cells.entrySet().stream()
                .filter(region -> !region.getValue().isEmpty())
                .map(region -> new ChannelCoverage.Group(region.getKey().chance(), region.getValue()))
                .toList();
    }

    /** All cells within range, and some more. */
    private static CellSet around(TransmitterRegion.Site site) {
        var middle = H3Map.cellAt(site.at().latitude(), site.at().longitude());
        return H3Map.disk(middle, (int) Math.ceil(site.rangeKm() / CELL_KM));
    }

    private static Optional<TransmitterRegion> nearest(RegionPlan plan, long cell) {
        var middle = H3Map.centre(cell);
        double kmPerLongitude = KM_PER_DEGREE * Math.cos(Math.toRadians(middle.latitude()));
        double nearest = Double.MAX_VALUE;
        Optional<TransmitterRegion> found = Optional.empty();
        for (var region : plan.regions()) {
            for (var site : region.sites()) {
                double distance = Math.hypot(
                        (site.at().latitude() - middle.latitude()) * KM_PER_DEGREE,
                        (site.at().longitude() - middle.longitude()) * kmPerLongitude);
                if (distance <= site.rangeKm() && distance < nearest) {
                    nearest = distance;
                    found = Optional.of(region);
                }
            }
        }
        return found;
    }
}
