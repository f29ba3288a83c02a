package nl.weerklank.channel.cellbroadcast.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;

/**
 * Which radio cells serve each cell of the map: of every network, the nearest that reaches the middle of the map cell and
 * looks at it, and every radio cell whose site stands in the map cell. A person there is counted as reached only when all
 * of these have confirmed, so that a phone on any of them has received.
 */
public final class ServiceMap {

    private static final double STEP_METRES = 800;
    private static final int FARTHEST_STEPS = 14;
    private static final int[] NONE = {};

    private final long[] mapCells;
    private final int[][] servers;
    private final CellPlan plan;

    private ServiceMap(CellPlan plan, long[] mapCells, int[][] servers) {
        this.plan = plan;
        this.mapCells = mapCells;
        this.servers = servers;
    }

    /** Works out who serves whom. */
    public static ServiceMap of(CellPlan plan) {
        var best = new HashMap<Long, List<Integer>>();
        var standing = new HashMap<Long, List<Integer>>();
        var centres = new HashMap<Long, CapPoint>();
        var disks = new HashMap<Long, long[]>();
        for (int i = 0; i < plan.cells().size(); i++) {
            var cell = plan.cells().get(i);
            long home = H3Map.cellAt(cell.latitude(), cell.longitude());
            standing.computeIfAbsent(home, h -> new ArrayList<>(4)).add(i);
            int steps = Math.min(FARTHEST_STEPS, (int) Math.ceil(cell.rangeMetres() / STEP_METRES));
            var around = disks.computeIfAbsent(
                    home << 4 ^ steps, key -> H3Map.disk(home, steps).stream().toArray());
            for (long mapCell : around) {
                compete(plan, i, mapCell, centres.computeIfAbsent(mapCell, H3Map::centre), best);
            }
        }
        standing.forEach((mapCell, cells) -> best.merge(mapCell, cells, ServiceMap::both));
        return packed(plan, best);
    }

    private static void compete(
            CellPlan plan, int index, long mapCell, CapPoint centre, Map<Long, List<Integer>> best) {
        var cell = plan.cells().get(index);
        if (!cell.reaches(centre.latitude(), centre.longitude())) {
            return;
        }
        var holders = best.computeIfAbsent(mapCell, c -> new ArrayList<>(2));
        double metres = cell.metresTo(centre.latitude(), centre.longitude());
        for (int i = 0; i < holders.size(); i++) {
            var holder = plan.cells().get(holders.get(i));
            if (holder.plmn().equals(cell.plmn())) {
                if (metres < holder.metresTo(centre.latitude(), centre.longitude())) {
                    holders.set(i, index);
                }
                return;
            }
        }
        holders.add(index);
    }

    private static List<Integer> both(List<Integer> some, List<Integer> more) {
        var all = new ArrayList<>(some);
        for (var one : more) {
            if (!all.contains(one)) {
                all.add(one);
            }
        }
        return all;
    }

    private static ServiceMap packed(CellPlan plan, Map<Long, List<Integer>> serving) {
        var mapCells =
                serving.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        var servers = new int[mapCells.length][];
        for (int i = 0; i < mapCells.length; i++) {
            servers[i] = serving.getOrDefault(mapCells[i], List.of()).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return new ServiceMap(plan, mapCells, servers);
    }

    /** The map cells that somebody serves. */
    public CellSet served() {
        return CellSet.of(mapCells);
    }

    /** The radio cells that serve a map cell; empty where there is no service. The caller does not write to it. */
    public int[] servers(long mapCell) {
        int at = Arrays.binarySearch(mapCells, mapCell);
        return at < 0 ? NONE : servers[at];
    }

    int[] serversAt(int index) {
        return servers[index];
    }

    /** The BSC of the first radio cell that serves a map cell, or -1 where there is no service. */
    public int bscOf(long mapCell) {
        var some = servers(mapCell);
        return some.length == 0 ? -1 : plan.cells().get(some[0]).bsc();
    }

    /** The radio cells that serve each cell of an area, in the area's order. The caller does not write to them. */
    public int[][] serversOfEach(CellSet area) {
        var each = new int[area.size()][];
        int[] at = {0, 0};
        area.forEach(mapCell -> {
            while (at[1] < mapCells.length && mapCells[at[1]] < mapCell) {
                at[1]++;
            }
            boolean found = at[1] < mapCells.length && mapCells[at[1]] == mapCell;
            each[at[0]++] = found ? servers[at[1]] : NONE;
        });
        return each;
    }

    /** All radio cells that serve any of these map cells. */
    public BitSet serversOf(CellSet area) {
        var all = new BitSet();
        area.forEach(mapCell -> {
            for (int server : servers(mapCell)) {
                all.set(server);
            }
        });
        return all;
    }

    /** The map cells that at least one of these radio cells serves. */
    public CellSet servedBy(BitSet radioCells) {
        var reached = new long[mapCells.length];
        int count = 0;
        for (int i = 0; i < mapCells.length; i++) {
            for (int server : servers[i]) {
                if (radioCells.get(server)) {
                    reached[count++] = mapCells[i];
                    break;
                }
            }
        }
        return CellSet.of(Arrays.copyOf(reached, count));
    }
}
