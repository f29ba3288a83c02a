package nl.weerklank.channel.cellbroadcast.plan;

import nl.weerklank.channel.cellbroadcast.cbsp.CellId;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;

/**
 * One cell of the radio network.
 *
 * @param bsc index of the BSC that it belongs to
 * @param azimuth direction of the antenna in degrees from north, or {@link #OMNI}
 * @param rangeMetres how far it serves
 */
public record RadioCell(
        int bsc, Plmn plmn, int lac, int ci, float latitude, float longitude, short azimuth, int rangeMetres) {

    /** Serves all around. */
    public static final short OMNI = -1;

    private static final double METRES_PER_DEGREE = 111_195;
    static final double HALF_SECTOR = 60;

    /** Its full name. */
    public CellId cgi() {
        return CellId.cgi(plmn, lac, ci);
    }

    /** Metres to a place, on a plane that is flat around the cell: good to a metre over its range. */
    public double metresTo(double lat, double lon) {
        double north = (lat - latitude) * METRES_PER_DEGREE;
        double east = (lon - longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        return Math.hypot(north, east);
    }

    /** Whether the place lies in the cell's sector, however far. */
    public boolean looksAt(double lat, double lon) {
        if (azimuth == OMNI) {
            return true;
        }
        double east = (lon - longitude) * Math.cos(Math.toRadians(latitude));
        double bearing = Math.toDegrees(Math.atan2(east, lat - latitude));
        double off = Math.abs(((bearing - azimuth) % 360 + 540) % 360 - 180);
        return off <= HALF_SECTOR;
    }

    /** Whether any place within so many metres of this one lies in the cell's sector and range. */
    public boolean reaches(double lat, double lon, double within) {
        double north = (lat - latitude) * METRES_PER_DEGREE;
        double east = (lon - longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        double metresSquared = north * north + east * east;
        if (metresSquared <= within * within) {
            return true;
        }
        double farthest = rangeMetres + within;
        if (metresSquared > farthest * farthest) {
            return false;
        }
        return looksAt(lat, lon)
                || beside(east, north, azimuth - HALF_SECTOR) <= within
                || beside(east, north, azimuth + HALF_SECTOR) <= within;
    }

    /** Metres from a place to one edge of the sector, a line of the cell's range in this direction. */
    private double beside(double east, double north, double bearing) {
        double toEast = Math.sin(Math.toRadians(bearing));
        double toNorth = Math.cos(Math.toRadians(bearing));
        double along = Math.clamp(east * toEast + north * toNorth, 0.0, rangeMetres);
        return Math.hypot(east - along * toEast, north - along * toNorth);
    }

    /** Whether a phone at this place can hear it. */
    public boolean reaches(double lat, double lon) {
        return metresTo(lat, lon) <= rangeMetres && looksAt(lat, lon);
    }
}
