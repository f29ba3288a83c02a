package nl.weerklank.channel.cellbroadcast.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import org.jspecify.annotations.Nullable;

/**
 * Finds the radio cells that reach into an area: their site is in it, or it comes into their sector within their range. A
 * packed tree of boxes over the cells' circles of range; a branch that lies wholly inside the area gives all its cells
 * without looking at any of them.
 */
public final class CellIndex {

    private static final int FAN = 16;
    private static final double METRES_PER_DEGREE = 111_195;

    private final CellPlan plan;
    private final int[] order;
    private final double[] west;
    private final double[] south;
    private final double[] east;
    private final double[] north;
    private final int[] levelStart;

    public CellIndex(CellPlan plan) {
        this.plan = plan;
        int n = plan.cells().size();
        order = tiled(plan, n);
        int levels = 1;
        for (int count = n; count > 1; count = (count + FAN - 1) / FAN) {
            levels++;
        }
        levelStart = new int[levels + 1];
        int count = n;
        for (int level = 0; level < levels; level++) {
            levelStart[level + 1] = levelStart[level] + count;
            count = (count + FAN - 1) / FAN;
        }
        west = new double[levelStart[levels]];
        south = new double[levelStart[levels]];
        east = new double[levelStart[levels]];
        north = new double[levelStart[levels]];
        leaves(n);
        branches(levels);
    }

    /** Sorts into tiles: strips of longitude, by latitude within a strip. */
    private static int[] tiled(CellPlan plan, int n) {
        var cells = plan.cells();
        int strips = Math.max(1, (int) Math.sqrt((double) n / FAN));
        int perStrip = Math.max(1, (n + strips - 1) / strips);
        var byLongitude = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) ->
                        Float.compare(cells.get(a).longitude(), cells.get(b).longitude()))
                .toList();
        var order = new int[n];
        for (int from = 0; from < n; from += perStrip) {
            var strip = byLongitude.subList(from, Math.min(n, from + perStrip)).stream()
                    .sorted((a, b) ->
                            Float.compare(cells.get(a).latitude(), cells.get(b).latitude()))
                    .toList();
            for (int i = 0; i < strip.size(); i++) {
                order[from + i] = strip.get(i);
            }
        }
        return order;
    }

    private void leaves(int n) {
        for (int i = 0; i < n; i++) {
            var cell = plan.cells().get(order[i]);
            double up = cell.rangeMetres() / METRES_PER_DEGREE;
            double aside = up / shrink(cell.latitude());
            west[i] = cell.longitude() - aside;
            east[i] = cell.longitude() + aside;
            south[i] = cell.latitude() - up;
            north[i] = cell.latitude() + up;
        }
    }

    private void branches(int levels) {
        for (int level = 1; level < levels; level++) {
            for (int node = levelStart[level]; node < levelStart[level + 1]; node++) {
                int first = firstChild(level, node);
                int last = Math.min(first + FAN, levelStart[level]);
                west[node] = Double.MAX_VALUE;
                south[node] = Double.MAX_VALUE;
                east[node] = -Double.MAX_VALUE;
                north[node] = -Double.MAX_VALUE;
                for (int child = first; child < last; child++) {
                    west[node] = Math.min(west[node], west[child]);
                    south[node] = Math.min(south[node], south[child]);
                    east[node] = Math.max(east[node], east[child]);
                    north[node] = Math.max(north[node], north[child]);
                }
            }
        }
    }

    /** Indexes of the cells that reach into the polygon. */
    public BitSet reaching(List<CapPoint> ring) {
        var found = new BitSet(plan.cells().size());
        if (!plan.cells().isEmpty() && ring.size() >= 3) {
            var search = new Search(new Outline(ring), found);
            search.visit(top(), levelStart[top()]);
        }
        return found;
    }

    /** Indexes of the cells that reach into the circle. */
    public BitSet reaching(CapCircle circle) {
        var found = new BitSet(plan.cells().size());
        reaching(circle, null, found);
        return found;
    }

    /** Adds those of some cells, or of all, that reach into the circle. */
    void reaching(CapCircle circle, @Nullable BitSet some, BitSet found) {
        if (!plan.cells().isEmpty()) {
            new Round(circle, some, found).visit(top(), levelStart[top()]);
        }
    }

    /** One walk down the tree for a circle. */
    private final class Round {
        private final double lat;
        private final double lon;
        private final double metres;
        private final double up;
        private final double aside;
        private final @Nullable BitSet some;
        private final BitSet found;

        Round(CapCircle circle, @Nullable BitSet some, BitSet found) {
            this.lat = circle.centre().latitude();
            this.lon = circle.centre().longitude();
            this.metres = circle.radiusKm() * 1000;
            this.up = metres / METRES_PER_DEGREE;
            this.aside = up / shrink(Math.abs(lat) + up);
            this.some = some;
            this.found = found;
        }

        void visit(int level, int node) {
            if (lon + aside < west[node]
                    || lon - aside > east[node]
                    || lat + up < south[node]
                    || lat - up > north[node]) {
                return;
            }
            if (level == 0) {
                int cell = order[node];
                if ((some == null || some.get(cell)) && plan.cells().get(cell).reaches(lat, lon, metres)) {
                    found.set(cell);
                }
                return;
            }
            int first = firstChild(level, node);
            int last = Math.min(first + FAN, levelStart[level]);
            for (int child = first; child < last; child++) {
                visit(level - 1, child);
            }
        }
    }

    private int top() {
        return levelStart.length - 2;
    }

    private void takeAll(int level, int node, BitSet found) {
        int from = node - levelStart[level];
        int to = from + 1;
        for (int below = level; below > 0; below--) {
            from *= FAN;
            to *= FAN;
        }
        for (int i = from; i < Math.min(to, plan.cells().size()); i++) {
            found.set(order[i]);
        }
    }

    private int firstChild(int level, int node) {
        return levelStart[level - 1] + (node - levelStart[level]) * FAN;
    }

    private static double shrink(double latitude) {
        return Math.max(0.01, Math.cos(Math.toRadians(latitude)));
    }

    /** One walk down the tree; each level looks only at the edges that touch the branch above. */
    private final class Search {
        private final Outline area;
        private final BitSet found;
        private final int[][] edges;
        private final int[] counts;

        Search(Outline area, BitSet found) {
            this.area = area;
            this.found = found;
            int levels = levelStart.length;
            edges = new int[levels][area.edges()];
            counts = new int[levels];
            counts[levels - 1] = area.edges();
            Arrays.setAll(edges[levels - 1], i -> i);
        }

        void visit(int level, int node) {
            if (area.isApart(west[node], south[node], east[node], north[node])) {
                return;
            }
            counts[level] = area.touching(
                    edges[level + 1],
                    counts[level + 1],
                    edges[level],
                    west[node],
                    south[node],
                    east[node],
                    north[node]);
            if (counts[level] == 0) {
                if (area.contains(west[node], south[node])) {
                    takeAll(level, node, found);
                }
            } else if (level == 0) {
                if (reaches(order[node])) {
                    found.set(order[node]);
                }
            } else {
                int first = firstChild(level, node);
                int last = Math.min(first + FAN, levelStart[level]);
                for (int child = first; child < last; child++) {
                    visit(level - 1, child);
                }
            }
        }

        private boolean reaches(int index) {
            var cell = plan.cells().get(index);
            double distance = cell.rangeMetres() / METRES_PER_DEGREE;
            return area.contains(cell.longitude(), cell.latitude())
                    || area.enters(edges[0], counts[0], Wedge.of(cell), distance, shrink(cell.latitude()));
        }
    }
}
