package nl.weerklank.signal.place;

import java.util.List;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;

/** The smallest rectangle of degrees around a place; good enough to tell what is near, and quick. */
public record Box(double south, double west, double north, double east) {

    private static final double KM_A_DEGREE = 111.2;

    public Box {
        if (!(south <= north) || !(west <= east)) {
            throw new IllegalArgumentException("a box has its south below its north and its west before its east");
        }
    }

    public static Box of(List<CapPoint> points) {
        double south = 90;
        double west = 180;
        double north = -90;
        double east = -180;
        for (var point : points) {
            south = Math.min(south, point.latitude());
            north = Math.max(north, point.latitude());
            west = Math.min(west, point.longitude());
            east = Math.max(east, point.longitude());
        }
        return new Box(south, west, north, east);
    }

    public static Box of(CapCircle circle) {
        var centre = circle.centre();
        double high = circle.radiusKm() / KM_A_DEGREE;
        double wide = circle.radiusKm() / kmALongitude(centre.latitude());
        return new Box(
                centre.latitude() - high,
                centre.longitude() - wide,
                centre.latitude() + high,
                centre.longitude() + wide);
    }

    public Box with(Box other) {
        return new Box(
                Math.min(south, other.south),
                Math.min(west, other.west),
                Math.max(north, other.north),
                Math.max(east, other.east));
    }

    public boolean holds(Box other) {
        return south <= other.south && west <= other.west && north >= other.north && east >= other.east;
    }

    public boolean overlaps(Box other) {
        return south <= other.north && other.south <= north && west <= other.east && other.west <= east;
    }

    public Box widened(double km) {
        double high = km / KM_A_DEGREE;
        double wide = km / kmALongitude((south + north) / 2);
        return new Box(south - high, west - wide, north + high, east + wide);
    }

    /** Kilometres between the two, 0 where they overlap; across the date line, too. */
    public double kmTo(Box other) {
        double high = Math.max(0, Math.max(south - other.north, other.south - north)) * KM_A_DEGREE;
        double apart = Math.max(0, Math.max(west - other.east, other.west - east));
        double round = Math.max(0, 360 - (Math.max(east, other.east) - Math.min(west, other.west)));
        double wide = Math.min(apart, round) * kmALongitude((south + north) / 2);
        return Math.hypot(high, wide);
    }

    public CapPoint centre() {
        return new CapPoint((south + north) / 2, (west + east) / 2);
    }

    private static double kmALongitude(double latitude) {
        return KM_A_DEGREE * Math.max(0.05, Math.cos(Math.toRadians(latitude)));
    }
}
