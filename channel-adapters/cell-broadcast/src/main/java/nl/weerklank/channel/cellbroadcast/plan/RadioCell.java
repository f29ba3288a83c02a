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
    private static final double HALF_SECTOR = 60;

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

    /** Whether a phone at this place can hear it. */
    public boolean reaches(double lat, double lon) {
        return metresTo(lat, lon) <= rangeMetres && looksAt(lat, lon);
    }
}
