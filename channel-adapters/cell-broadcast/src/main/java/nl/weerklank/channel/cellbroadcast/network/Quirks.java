package nl.weerklank.channel.cellbroadcast.network;

import java.util.Arrays;
import java.util.List;

/**
 * Ways in which real BSCs differ from the standard.
 *
 * @param restartOnConnect announces a restart with data lost on every connection, whether or not anything was lost
 * @param unknownCellIsCauseZero names cause 0 instead of 3 for a cell that it does not have
 * @param silentOnUnknown leaves what it does not understand, load queries and DRX settings without an answer
 * @param zeroBroadcastsIsOnce takes a number of broadcasts of 0 as one broadcast
 * @param shorterPeriodIsRefused refuses a message while one of a longer period is live in the cell; a refused replacement
 *     loses the message that was to be replaced
 */
public record Quirks(
        boolean restartOnConnect,
        boolean unknownCellIsCauseZero,
        boolean silentOnUnknown,
        boolean zeroBroadcastsIsOnce,
        boolean shorterPeriodIsRefused) {

    private static final List<String> NAMES = List.of(
            "restart-on-connect",
            "unknown-cell-is-cause-zero",
            "silent-on-unknown",
            "zero-broadcasts-is-once",
            "shorter-period-is-refused");

    /** As osmo-bsc 1.9 was seen to behave. */
    public static final Quirks OSMO = new Quirks(true, true, true, true, true);

    /** As the standard says. */
    public static final Quirks NONE = new Quirks(false, false, false, false, false);

    /** {@code osmo}, {@code none}, or the names of single quirks separated by commas, such as {@code silent-on-unknown}. */
    static Quirks of(String text) {
        return switch (text) {
            case "osmo" -> OSMO;
            case "none" -> NONE;
            default -> {
                var names = Arrays.stream(text.split(",")).map(String::strip).toList();
                for (var name : names) {
                    if (!NAMES.contains(name)) {
                        throw new IllegalArgumentException(
                                "quirks are 'osmo', 'none' or some of " + NAMES + ", not '" + name + "'");
                    }
                }
                yield new Quirks(
                        names.contains(NAMES.get(0)),
                        names.contains(NAMES.get(1)),
                        names.contains(NAMES.get(2)),
                        names.contains(NAMES.get(3)),
                        names.contains(NAMES.get(4)));
            }
        };
    }
}
