package nl.weerklank.channel.cellbroadcast.cbsp;

/** The one-octet code for warning and keep-alive periods (TS 48.049 §8.2.25): seconds in steps that grow. */
public final class Periods {

    private static final int[] FIRST_CODE = {1, 11, 21, 39, 87};
    private static final int[] FIRST_SECONDS = {1, 12, 35, 130, 630};
    private static final int[] STEP = {1, 2, 5, 10, 30};
    private static final int LAST_CODE = 186;

    private Periods() {}

    /** The code of the longest period that is not longer than this; at least one second, at most an hour. */
    public static int codeOf(int seconds) {
        int wanted = Math.max(1, seconds);
        int code = 1;
        while (code < LAST_CODE && secondsOf(code + 1) <= wanted) {
            code++;
        }
        return code;
    }

    /** Seconds of a code; 0 is without limit, codes beyond the table count as the longest. */
    public static int secondsOf(int code) {
        if (code <= 0) {
            return 0;
        }
        int row = FIRST_CODE.length - 1;
        while (FIRST_CODE[row] > code) {
            row--;
        }
        return FIRST_SECONDS[row] + (Math.min(code, LAST_CODE) - FIRST_CODE[row]) * STEP[row];
    }
}
