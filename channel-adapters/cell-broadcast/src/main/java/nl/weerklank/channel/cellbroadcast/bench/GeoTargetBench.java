package nl.weerklank.channel.cellbroadcast.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;
import nl.weerklank.channel.cellbroadcast.plan.CellIndex;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.RadioCell;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.simulator.Bench;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** Radio cells of a city and of a country among 100,000, beside a plain STRtree query with an exact test of each candidate. */
public final class GeoTargetBench implements Bench {

    private static final int CELLS = 100_000;
    private static final int RUNS = 31;
    private static final double CITY_BOUND_MS = 1;
    private static final double COUNTRY_BOUND_MS = 40;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final double MIDDLE_LATITUDE = 52.2;
    private static final double MIDDLE_LONGITUDE = 5.3;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    @Override
    public String name() {
        return "geo-target";
    }

    @Override
    public String about() {
        return "radio cells in a polygon among 100,000: city under 1 ms, country of 5,000 corners under 40 ms; floor: JTS STRtree";
    }

    @Override
    public boolean run(PrintStream out) {
        var plan = plan();
        var index = new CellIndex(plan);
        var tree = tree(plan);
        boolean held = compare(out, "city, 40 corners", ring(40, 0.06), plan, index, tree, CITY_BOUND_MS);
        held &= compare(out, "country, 5,000 corners", ring(5000, 1.25), plan, index, tree, COUNTRY_BOUND_MS);
        return held;
    }

    private static boolean compare(
            PrintStream out,
            String what,
            List<CapPoint> ring,
            CellPlan plan,
            CellIndex index,
            STRtree tree,
            double boundMillis) {
        var polygon = polygon(ring);
        var ours = measured(() -> index.reaching(ring));
        var floor = measured(() -> query(tree, polygon, plan));
        out.printf(
                "%s: %d cells%n  ours   p50 %.3f ms  p99 %.3f ms  (bound %.0f ms)%n  STRtree p50 %.3f ms  p99 %.3f ms  ratio p50 %.3f%n",
                what,
                ours.found.cardinality(),
                ours.p50,
                ours.p99,
                boundMillis,
                floor.p50,
                floor.p99,
                ours.p50 / floor.p50);
        var differing = (BitSet) ours.found.clone();
        differing.xor(floor.found);
        out.printf("  cells in which the two differ: %d%n", differing.cardinality());
        return ours.p50 <= boundMillis && differing.cardinality() <= ours.found.cardinality() / 1000;
    }

    private record Measured(double p50, double p99, BitSet found) {}

    private static Measured measured(Supplier<BitSet> query) {
        var found = query.get();
        for (int i = 0; i < RUNS / 2; i++) {
            found = query.get();
        }
        var millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            found = query.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return new Measured(millis[RUNS / 2], millis[RUNS - 1], found);
    }

    /** What one would write first: candidates by box, then each one exactly, with the library's own indexes over the edges. */
    private static BitSet query(STRtree tree, Polygon polygon, CellPlan plan) {
        var found = new BitSet();
        double shrink = Math.cos(Math.toRadians(MIDDLE_LATITUDE));
        var inside = new IndexedPointInAreaLocator(polygon);
        var edges = new IndexedFacetDistance(polygon);
        for (var candidate : tree.query(polygon.getEnvelopeInternal())) {
            int index = (Integer) candidate;
            var cell = plan.cells().get(index);
            var middle = new Coordinate(cell.longitude() * shrink, cell.latitude());
            if (inside.locate(middle) != Location.EXTERIOR
                    || edges.isWithinDistance(SHAPES.createPoint(middle), cell.rangeMetres() / METRES_PER_DEGREE)) {
                found.set(index);
            }
        }
        return found;
    }

    private static STRtree tree(CellPlan plan) {
        var tree = new STRtree();
        double shrink = Math.cos(Math.toRadians(MIDDLE_LATITUDE));
        for (int i = 0; i < plan.cells().size(); i++) {
            var cell = plan.cells().get(i);
            var box = SHAPES.createPoint(new Coordinate(cell.longitude() * shrink, cell.latitude()))
                    .getEnvelopeInternal();
            box.expandBy(cell.rangeMetres() / METRES_PER_DEGREE);
            tree.insert(box, i);
        }
        tree.build();
        return tree;
    }

    private static CellPlan plan() {
        var random = new SplittableRandom(42);
        var cells = new ArrayList<RadioCell>(CELLS);
        for (int i = 0; i < CELLS; i++) {
            cells.add(new RadioCell(
                    0,
                    Plmn.of("204", "99"),
                    1 + i / 50_000,
                    i % 50_000,
                    (float) random.nextDouble(50.7, 53.6),
                    (float) random.nextDouble(3.3, 7.3),
                    RadioCell.OMNI,
                    random.nextInt(400, 3000)));
        }
        return new CellPlan("bench", 1, cells);
    }

    /** A ring around the middle of the map with bays, headlands and a ragged shore. */
    private static List<CapPoint> ring(int corners, double radius) {
        var random = new SplittableRandom(7);
        var ring = new ArrayList<CapPoint>(corners);
        for (int i = 0; i < corners; i++) {
            double turn = 2 * Math.PI * i / corners;
            double bays = 0.08 * Math.sin(5 * turn) + 0.04 * Math.sin(17 * turn) + 0.02 * Math.sin(61 * turn);
            double out = radius * (1 + bays + random.nextDouble(-0.002, 0.002));
            ring.add(new CapPoint(
                    MIDDLE_LATITUDE + out * Math.sin(turn), MIDDLE_LONGITUDE + 1.35 * out * Math.cos(turn)));
        }
        ring.add(ring.getFirst());
        return ring;
    }

    private static Polygon polygon(List<CapPoint> ring) {
        double shrink = Math.cos(Math.toRadians(MIDDLE_LATITUDE));
        return SHAPES.createPolygon(ring.stream()
                .map(p -> new Coordinate(p.longitude() * shrink, p.latitude()))
                .toArray(Coordinate[]::new));
    }
}
