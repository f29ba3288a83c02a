package nl.weerklank.channel.siren.modbus;

/** A part of the status in registers, with how many of them it takes. */
public enum StatusField {
    STATE(1),
    /** Bit 0 mains there, bit 1 amplifier good, bit 2 door closed. */
    FLAGS(1),
    BATTERY(1),
    WATTS(1),
    PEAK_WATTS(1),
    RESULT(1),
    SELF_TEST(1),
    REFUSED(1),
    ACTIVATION(4),
    STARTED_AT(4),
    TOTAL_MILLIS(2),
    CLOCK(4),
    COUNTER(4),
    SELF_TEST_AT(4);

    private final int registers;

    StatusField(int registers) {
        this.registers = registers;
    }

    public int registers() {
        return registers;
    }
}
