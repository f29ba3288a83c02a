package nl.weerklank.signal.format.water;

import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;

/** Places in the grids that Rijkswaterstaat uses, in degrees: UTM on ETRS89 (EPSG 25831 to 25833), RD (28992) and degrees. */
final class GridPlaces {

    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257222101;
    private static final double K0 = 0.9996;
    private static final double E2 = F * (2 - F);
    private static final double E_PRIME = E2 / (1 - E2);

    private GridPlaces() {}

    static CapPoint of(String grid, double x, double y, String place) throws Unreadable {
        return switch (grid) {
            case "25831", "25832", "25833" -> utm(x, y, (Integer.parseInt(grid) - 25_830) * 6 - 3);
            case "28992", "7415" -> rd(x, y);
            case "4258", "4326", "" -> new CapPoint(y, x);
            default ->
                throw new Unreadable(
                        Rule.INVALID_GEOMETRY,
                        place,
                        "the grid EPSG " + grid + " is not known here",
                        "ask for coordinates in EPSG 25831 or 4258");
        };
    }

    /** Transverse Mercator back to degrees, by the usual series; good to centimetres. */
    private static CapPoint utm(double x, double y, double meridian) {
        double m = y / K0;
        double mu = m / (A * (1 - E2 / 4 - 3 * E2 * E2 / 64 - 5 * E2 * E2 * E2 / 256));
        double e1 = (1 - Math.sqrt(1 - E2)) / (1 + Math.sqrt(1 - E2));
        double foot = mu
                + (3 * e1 / 2 - 27 * Math.pow(e1, 3) / 32) * Math.sin(2 * mu)
                + (21 * e1 * e1 / 16 - 55 * Math.pow(e1, 4) / 32) * Math.sin(4 * mu)
                + 151 * Math.pow(e1, 3) / 96 * Math.sin(6 * mu);
        double sin = Math.sin(foot);
        double tan2 = Math.tan(foot) * Math.tan(foot);
        double c = E_PRIME * Math.cos(foot) * Math.cos(foot);
        double n = A / Math.sqrt(1 - E2 * sin * sin);
        double r = A * (1 - E2) / Math.pow(1 - E2 * sin * sin, 1.5);
        double d = (x - 500_000) / (n * K0);
        double latitude = foot
                - n
                        * Math.tan(foot)
                        / r
                        * (d * d / 2 - (5 + 3 * tan2 + 10 * c - 4 * c * c - 9 * E_PRIME) * Math.pow(d, 4) / 24);
        double longitude = (d - (1 + 2 * tan2 + c) * Math.pow(d, 3) / 6) / Math.cos(foot);
        return new CapPoint(Math.toDegrees(latitude), meridian + Math.toDegrees(longitude));
    }

    /** The Dutch grid by the first terms of the published approximation; good to some metres. */
    private static CapPoint rd(double x, double y) {
        double dx = (x - 155_000) / 100_000;
        double dy = (y - 463_000) / 100_000;
        double latitude = 3235.65389 * dy
                - 32.58297 * dx * dx
                - 0.2475 * dy * dy
                - 0.84978 * dx * dx * dy
                - 0.0655 * dy * dy * dy;
        double longitude = 5260.52916 * dx + 105.94684 * dx * dy + 2.45656 * dx * dy * dy - 0.81885 * dx * dx * dx;
        return new CapPoint(52.15517440 + latitude / 3600, 5.38720621 + longitude / 3600);
    }
}
