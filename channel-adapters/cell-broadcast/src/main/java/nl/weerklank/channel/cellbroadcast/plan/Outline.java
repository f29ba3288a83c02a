package nl.weerklank.channel.cellbroadcast.plan;

import java.util.List;
import nl.weerklank.contract.cap.CapPoint;

/**
 * A polygon prepared for many questions: which edges touch a box, is a place inside? Its edges are sorted into horizontal
 * bands, so that a question about a place touches only the edges beside it.
 */
final class Outline {

    private static final int MOST_BANDS = 1024;

    private final double[] x1;
    private final double[] y1;
    private final double[] x2;
    private final double[] y2;
    private final int[] bandStart;
    private final int[] bandEdges;
    private final int bands;
    private final double west;
    private final double east;
    private final double south;
    private final double north;
    private final double perBand;

    /** @param ring closed or not; degrees, taken as a plane */
    Outline(List<CapPoint> ring) {
        int n = ring.size();
        x1 = new double[n];
        y1 = new double[n];
        x2 = new double[n];
        y2 = new double[n];
        double w = Double.MAX_VALUE;
        double e = -Double.MAX_VALUE;
        double s = Double.MAX_VALUE;
        double t = -Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            var from = ring.get(i);
            var to = ring.get((i + 1) % n);
            x1[i] = from.longitude();
            y1[i] = from.latitude();
            x2[i] = to.longitude();
            y2[i] = to.latitude();
            w = Math.min(w, x1[i]);
            e = Math.max(e, x1[i]);
            s = Math.min(s, y1[i]);
            t = Math.max(t, y1[i]);
        }
        west = w;
        east = e;
        south = s;
        north = t;
        bands = Math.clamp(n / 2, 1, MOST_BANDS);
        perBand = Math.max((north - south) / bands, 1e-12);
        bandStart = new int[bands + 1];
        bandEdges = sorted();
    }

    private int[] sorted() {
        for (int i = 0; i < x1.length; i++) {
            for (int band = band(Math.min(y1[i], y2[i])); band <= band(Math.max(y1[i], y2[i])); band++) {
                bandStart[band + 1]++;
            }
        }
        for (int band = 0; band < bands; band++) {
            bandStart[band + 1] += bandStart[band];
        }
        var edges = new int[bandStart[bands]];
        var next = bandStart.clone();
        for (int i = 0; i < x1.length; i++) {
            for (int band = band(Math.min(y1[i], y2[i])); band <= band(Math.max(y1[i], y2[i])); band++) {
                edges[next[band]++] = i;
            }
        }
        return edges;
    }

    private int band(double y) {
        return Math.clamp((int) ((y - south) / perBand), 0, bands - 1);
    }

    int edges() {
        return x1.length;
    }

    /** Whether the box lies wholly outside the outline's own box. */
    boolean isApart(double boxWest, double boxSouth, double boxEast, double boxNorth) {
        return boxEast < west || boxWest > east || boxNorth < south || boxSouth > north;
    }

    /** Of some edges, those that touch the box; answers how many were put into {@code to}. */
    int touching(int[] from, int count, int[] to, double boxWest, double boxSouth, double boxEast, double boxNorth) {
        int kept = 0;
        for (int at = 0; at < count; at++) {
            if (touches(from[at], boxWest, boxSouth, boxEast, boxNorth)) {
                to[kept++] = from[at];
            }
        }
        return kept;
    }

    /** Whether the place is inside. */
    boolean contains(double x, double y) {
        if (x < west || x > east || y < south || y > north) {
            return false;
        }
        boolean inside = false;
        int band = band(y);
        for (int at = bandStart[band]; at < bandStart[band + 1]; at++) {
            int i = bandEdges[at];
            if (y1[i] > y != y2[i] > y && x < (x2[i] - x1[i]) * (y - y1[i]) / (y2[i] - y1[i]) + x1[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Whether one of these edges comes into the wedge nearer than this, in degrees of latitude with longitude shrunk. */
    boolean enters(int[] some, int count, Wedge wedge, double distance, double shrink) {
        for (int at = 0; at < count; at++) {
            int i = some[at];
            double ax = (x1[i] - wedge.x()) * shrink;
            double ay = y1[i] - wedge.y();
            double bx = (x2[i] - wedge.x()) * shrink;
            double by = y2[i] - wedge.y();
            if (wedge.distanceTo(ax, ay, bx, by) <= distance) {
                return true;
            }
        }
        return false;
    }

    private boolean touches(int i, double boxWest, double boxSouth, double boxEast, double boxNorth) {
        double fromX = x1[i];
        double fromY = y1[i];
        double toX = x2[i];
        double toY = y2[i];
        if (Math.max(fromX, toX) < boxWest
                || Math.min(fromX, toX) > boxEast
                || Math.max(fromY, toY) < boxSouth
                || Math.min(fromY, toY) > boxNorth) {
            return false;
        }
        double a = toY - fromY;
        double b = fromX - toX;
        double c = toX * fromY - fromX * toY;
        double one = a * boxWest + b * boxSouth + c;
        double two = a * boxWest + b * boxNorth + c;
        double three = a * boxEast + b * boxSouth + c;
        double four = a * boxEast + b * boxNorth + c;
        return !(one > 0 && two > 0 && three > 0 && four > 0) && !(one < 0 && two < 0 && three < 0 && four < 0);
    }
}
