package nl.weerklank.channel.cellbroadcast.plan;

/**
 * Which BSC a site belongs to: bands of latitude with the same number of sites share up to four BSCs, dealt out over a
 * chequerboard of blocks of about 2 km, so that the loss of one BSC, or of every second one, takes no whole town off the air.
 */
final class Homing {

    private static final double BLOCK_LAT = 0.018;
    private static final double BLOCK_LON = 0.029;

    private final int lanes;
    private final double[] bandTops;

    /** @param sortedLatitudes of all sites, lowest first */
    Homing(int bscs, double[] sortedLatitudes) {
        this.lanes = bscs % 4 == 0 ? 4 : bscs % 2 == 0 ? 2 : 1;
        int bands = bscs / lanes;
        this.bandTops = new double[bands - 1];
        for (int band = 1; band < bands; band++) {
            int at = (int) ((long) band * sortedLatitudes.length / bands);
            bandTops[band - 1] = sortedLatitudes.length == 0 ? 0 : sortedLatitudes[at];
        }
    }

    int bscAt(double latitude, double longitude) {
        int band = 0;
        while (band < bandTops.length && latitude >= bandTops[band]) {
            band++;
        }
        int row = (int) Math.floor(latitude / BLOCK_LAT);
        int column = (int) Math.floor(longitude / BLOCK_LON);
        int parity = row + column & 1;
        int lane = lanes == 4 ? 2 * (row & 1) + parity : lanes == 2 ? parity : 0;
        return band * lanes + lane;
    }
}
