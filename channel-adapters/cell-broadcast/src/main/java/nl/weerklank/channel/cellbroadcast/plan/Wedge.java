package nl.weerklank.channel.cellbroadcast.plan;

/**
 * Where an antenna looks: everything between two bearings from its site, or all around; on a plane in degrees of latitude.
 *
 * @param leftX the bearing that bounds it anticlockwise, as a vector; 0, 0 for all around
 * @param rightX the bearing that bounds it clockwise
 */
record Wedge(double x, double y, double leftX, double leftY, double rightX, double rightY) {

    private static final double ROUNDING = 1e-12;

    static Wedge of(RadioCell cell) {
        if (cell.azimuth() == RadioCell.OMNI) {
            return new Wedge(cell.longitude(), cell.latitude(), 0, 0, 0, 0);
        }
        double left = Math.toRadians(cell.azimuth() - RadioCell.HALF_SECTOR);
        double right = Math.toRadians(cell.azimuth() + RadioCell.HALF_SECTOR);
        return new Wedge(
                cell.longitude(), cell.latitude(), Math.sin(left), Math.cos(left), Math.sin(right), Math.cos(right));
    }

    /** How near the part of a line that lies in the wedge comes to the site; coordinates from the site. */
    double distanceTo(double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        // inside is clockwise of the left bound and anticlockwise of the right one
        double leftStart = leftY * ax - leftX * ay;
        double leftStep = leftY * dx - leftX * dy;
        double rightStart = rightX * ay - rightY * ax;
        double rightStep = rightX * dy - rightY * dx;
        double from = Math.max(entry(leftStart, leftStep), entry(rightStart, rightStep));
        double to = Math.min(exit(leftStart, leftStep), exit(rightStart, rightStep));
        if (from > to) {
            return Double.MAX_VALUE;
        }
        double length = dx * dx + dy * dy;
        double nearest = length == 0 ? from : Math.clamp(-(ax * dx + ay * dy) / length, from, to);
        return Math.hypot(ax + nearest * dx, ay + nearest * dy);
    }

    /** From which part of the line on it is inside one bound; beyond 1 where it never is. */
    private static double entry(double start, double step) {
        if (start >= -ROUNDING) {
            return 0;
        }
        return step <= 0 ? 2 : -start / step;
    }

    /** Up to which part of the line it is inside one bound. */
    private static double exit(double start, double step) {
        if (start + step >= -ROUNDING) {
            return 1;
        }
        if (start < 0) {
            return start < -ROUNDING ? -1 : 0;
        }
        return start / -step;
    }
}
