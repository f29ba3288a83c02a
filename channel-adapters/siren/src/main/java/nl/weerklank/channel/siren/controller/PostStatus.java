package nl.weerklank.channel.siren.controller;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.channel.siren.command.CommandResult;

/**
 * What one controller answers about itself; a number that it does not keep is 0.
 *
 * @param batteryCentivolts hundredths of a volt
 * @param watts output measured now, apart from what the controller believes
 * @param peakWatts the highest output measured since the last activation started
 * @param activation what it last sounded, see {@link nl.weerklank.channel.siren.command.ActivationId}
 * @param startedAt when that started, milliseconds on its clock
 * @param totalMillis how long that lasts or lasted when not stopped
 * @param selfTest what the last silent self-test found
 * @param selfTestAt when that was, milliseconds on its clock
 * @param refused how many commands it refused since it was installed
 * @param clock its clock, milliseconds since 1970
 * @param counter the counter of the last command that it accepted
 */
public record PostStatus(
        PostState state,
        boolean mains,
        boolean amplifierGood,
        boolean doorClosed,
        int batteryCentivolts,
        int watts,
        int peakWatts,
        long activation,
        long startedAt,
        long totalMillis,
        CommandResult lastResult,
        SelfTest selfTest,
        long selfTestAt,
        int refused,
        long clock,
        long counter) {

    private static final int LOW_BATTERY_CENTIVOLTS = 2300;

    /** The highest output that proves something about the last activation. */
    public int measuredWatts() {
        return Math.max(watts, peakWatts);
    }

    /** What somebody should mend, in words; empty for a post in good health. */
    public List<String> defects() {
        var defects = new ArrayList<String>();
        if (!mains) {
            defects.add("no mains");
        }
        if (!amplifierGood) {
            defects.add("amplifier fault");
        }
        if (!doorClosed) {
            defects.add("door open");
        }
        if (batteryCentivolts > 0 && batteryCentivolts < LOW_BATTERY_CENTIVOLTS) {
            defects.add("battery at " + batteryCentivolts / 100.0 + " V");
        }
        if (selfTest == SelfTest.FAILED) {
            defects.add("self-test failed");
        }
        return List.copyOf(defects);
    }
}
