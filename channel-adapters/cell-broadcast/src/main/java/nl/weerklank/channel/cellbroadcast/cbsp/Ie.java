package nl.weerklank.channel.cellbroadcast.cbsp;

/** Information element identifiers (TS 48.049 §8.2.1) and the length of those that have a fixed one. */
final class Ie {

    static final int MESSAGE_CONTENT = 0x01;
    static final int OLD_SERIAL = 0x02;
    static final int NEW_SERIAL = 0x03;
    static final int CELL_LIST = 0x04;
    static final int CATEGORY = 0x05;
    static final int REPETITION_PERIOD = 0x06;
    static final int BROADCASTS = 0x07;
    static final int COMPLETED_LIST = 0x08;
    static final int FAILURE_LIST = 0x09;
    static final int LOAD_LIST = 0x0A;
    static final int CAUSE = 0x0B;
    static final int DATA_CODING = 0x0C;
    static final int RECOVERY = 0x0D;
    static final int MESSAGE_ID = 0x0E;
    static final int EMERGENCY = 0x0F;
    static final int WARNING_TYPE = 0x10;
    static final int SECURITY = 0x11;
    static final int CHANNEL = 0x12;
    static final int PAGES = 0x13;
    static final int SCHEDULE_PERIOD = 0x14;
    static final int RESERVED_SLOTS = 0x15;
    static final int MESSAGE_TYPE = 0x16;
    static final int WARNING_PERIOD = 0x17;
    static final int KEEP_ALIVE_PERIOD = 0x18;
    static final int LAST = KEEP_ALIVE_PERIOD;

    /** The element begins with its own length in two octets. */
    static final int VARIABLE = -1;

    private static final int[] LENGTH = {
        0, 83, 2, 2, VARIABLE, 1, 2, 2, VARIABLE, VARIABLE, VARIABLE, 1, 1, 1, 2, 1, 2, 50, 1, 1, 1, 1, 1, 1, 1
    };

    private Ie() {}

    static int lengthOf(int element) {
        return LENGTH[element];
    }
}
