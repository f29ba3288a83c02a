package nl.weerklank.channel.cellbroadcast.network;

/**
 * Ways in which real BSCs differ from the standard.
 *
 * @param restartOnConnect announces a restart with data lost on every connection, whether or not anything was lost
 * @param unknownCellIsCauseZero names cause 0 instead of 3 for a cell that it does not have
 * @param silentOnUnknown leaves what it does not understand, load queries and DRX settings without an answer
 * @param zeroBroadcastsIsOnce takes a number of broadcasts of 0 as one broadcast
 */
public record Quirks(
        boolean restartOnConnect,
        boolean unknownCellIsCauseZero,
        boolean silentOnUnknown,
        boolean zeroBroadcastsIsOnce) {

    /** As osmo-bsc 1.9 was seen to behave. */
    public static final Quirks OSMO = new Quirks(true, true, true, true);

    /** As the standard says. */
    public static final Quirks NONE = new Quirks(false, false, false, false);

    static Quirks of(String name) {
        return switch (name) {
            case "osmo" -> OSMO;
            case "none" -> NONE;
            default -> throw new IllegalArgumentException("quirks are 'osmo' or 'none', not '" + name + "'");
        };
    }
}
