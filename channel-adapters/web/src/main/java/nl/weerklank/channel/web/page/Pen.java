package nl.weerklank.channel.web.page;

import java.util.List;
import nl.weerklank.contract.cap.CapPoint;

/** Turns degrees into the whole numbers of one drawing, leaving out what cannot be seen. */
final class Pen {

    private static final int WIDTH = 640;
    private static final int BEYOND = 200;
    private static final int FINEST = 3;

    private final MapDrawing.Window window;
    private final double perLongitude;
    private final double perLatitude;

    Pen(MapDrawing.Window window) {
        this.window = window;
        this.perLongitude = WIDTH / (window.east() - window.west());
        var middle = Math.toRadians((window.south() + window.north()) / 2);
        this.perLatitude = perLongitude / Math.max(0.2, Math.cos(middle));
    }

    int width() {
        return WIDTH;
    }

    int height() {
        return (int) Math.clamp(Math.round((window.north() - window.south()) * perLatitude), 200, 900);
    }

    double x(double longitude) {
        return (longitude - window.west()) * perLongitude;
    }

    double y(double latitude) {
        return (window.north() - latitude) * perLatitude;
    }

    /** A land's rings that touch the window, as path data. */
    String land(Outlines.Land land) {
        var path = new StringBuilder();
        for (var ring : land.rings()) {
            if (touches(ring)) {
                path.append(closed(ring, 1));
            }
        }
        return path.toString();
    }

    /** An alert's ring with at most so many corners, as path data. */
    String area(List<CapPoint> ring, int mostCorners) {
        int step = Math.max(1, ring.size() / mostCorners);
        var flat = new double[ring.size() * 2];
        for (int i = 0; i < ring.size(); i++) {
            flat[2 * i] = ring.get(i).longitude();
            flat[2 * i + 1] = ring.get(i).latitude();
        }
        return closed(flat, step);
    }

    private boolean touches(double[] ring) {
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (int i = 0; i < ring.length; i += 2) {
            west = Math.min(west, ring[i]);
            east = Math.max(east, ring[i]);
            south = Math.min(south, ring[i + 1]);
            north = Math.max(north, ring[i + 1]);
        }
        return west < window.east() && east > window.west() && south < window.north() && north > window.south();
    }

    private String closed(double[] ring, int step) {
        var path = new StringBuilder();
        int lastX = Integer.MIN_VALUE;
        int lastY = Integer.MIN_VALUE;
        for (int i = 0; i < ring.length; i += 2 * step) {
            int x = (int) Math.clamp(Math.round(x(ring[i])), -BEYOND, WIDTH + BEYOND);
            int y = (int) Math.clamp(Math.round(y(ring[i + 1])), -BEYOND, height() + BEYOND);
            if (path.isEmpty()) {
                path.append('M').append(x).append(' ').append(y);
            } else if (Math.abs(x - lastX) + Math.abs(y - lastY) >= FINEST) {
                path.append('l').append(x - lastX).append(' ').append(y - lastY);
            } else {
                continue;
            }
            lastX = x;
            lastY = y;
        }
        return path.append('z').toString();
    }
}
