package nl.weerklank.channel.siren.modbus;

/** A part of a command in holding registers, with how many of them it takes; written in this order. */
public enum CommandField {
    SIGNAL(1),
    SECONDS(1),
    RUNS(1),
    PAUSE(1),
    START_AT(4),
    ACTIVATION(4),
    COUNTER(4),
    MAC(16),
    /** 1 starts and 0 stops, for controllers that want to be triggered. */
    GO(1);

    private final int registers;

    CommandField(int registers) {
        this.registers = registers;
    }

    public int registers() {
        return registers;
    }
}
