package nl.weerklank.channel.siren.controller;

/** What a silent self-test found; the position is its number in the status. */
public enum SelfTest {
    NEVER,
    PASSED,
    FAILED;

    private static final SelfTest[] BY_NUMBER = values();

    /** The result with this number; a number of no result reads as failed. */
    public static SelfTest numbered(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : FAILED;
    }
}
