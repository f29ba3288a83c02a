package nl.weerklank.channel.siren.modbus;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;

/** Where a controller shows its status, and the status as those registers hold it. */
final class StatusRegisters {

    private static final int MOST_REGISTERS_READ = 125;
    private static final int ALL_GOOD = 0b111;
    private static final int NOWHERE = -1;
    private static final StatusField[] FIELDS = StatusField.values();

    private final int first;
    private final int count;

    /** The first byte of each field among those that are read, by the field's place in its enumeration. */
    private final int[] at = new int[FIELDS.length];

    StatusRegisters(Map<StatusField, Integer> addresses) {
        if (!addresses.containsKey(StatusField.STATE)) {
            throw new IllegalArgumentException("a register map says where status.state is");
        }
        this.first =
                addresses.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        this.count = addresses.entrySet().stream()
                        .mapToInt(e -> e.getValue() + e.getKey().registers())
                        .max()
                        .orElseThrow()
                - first;
        if (count > MOST_REGISTERS_READ) {
            throw new IllegalArgumentException(
                    "status fields lie within " + MOST_REGISTERS_READ + " registers, not " + count);
        }
        Arrays.fill(at, NOWHERE);
        addresses.forEach((field, address) -> at[field.ordinal()] = 2 * (address - first));
    }

    int first() {
        return first;
    }

    int count() {
        return count;
    }

    /** The status in these registers, which were read from {@link #first()} on. */
    PostStatus read(byte[] registers) {
        if (registers.length < 2 * count) {
            throw new IllegalArgumentException(
                    "the controller answered %d of %d registers".formatted(registers.length / 2, count));
        }
        var from = ByteBuffer.wrap(registers);
        var flags = at[StatusField.FLAGS.ordinal()] == NOWHERE ? ALL_GOOD : number(from, StatusField.FLAGS);
        return new PostStatus(
                PostState.numbered((int) number(from, StatusField.STATE)),
                (flags & 1) != 0,
                (flags & 2) != 0,
                (flags & 4) != 0,
                (int) number(from, StatusField.BATTERY),
                (int) number(from, StatusField.WATTS),
                (int) number(from, StatusField.PEAK_WATTS),
                number(from, StatusField.ACTIVATION),
                number(from, StatusField.STARTED_AT),
                number(from, StatusField.TOTAL_MILLIS),
                CommandResult.numbered((int) number(from, StatusField.RESULT)),
                SelfTest.numbered((int) number(from, StatusField.SELF_TEST)),
                number(from, StatusField.SELF_TEST_AT),
                (int) number(from, StatusField.REFUSED),
                number(from, StatusField.CLOCK),
                number(from, StatusField.COUNTER));
    }

    /** The registers, from {@link #first()} on, that a controller with this status shows. */
    byte[] show(PostStatus status) {
        var shown = ByteBuffer.allocate(2 * count);
        for (int i = 0; i < at.length; i++) {
            if (at[i] != NOWHERE) {
                put(shown, at[i], FIELDS[i].registers(), value(FIELDS[i], status));
            }
        }
        return shown.array();
    }

    private static long value(StatusField field, PostStatus s) {
        return switch (field) {
            case STATE -> s.state().ordinal();
            case FLAGS -> (s.mains() ? 1 : 0) | (s.amplifierGood() ? 2 : 0) | (s.doorClosed() ? 4 : 0);
            case BATTERY -> s.batteryCentivolts();
            case WATTS -> s.watts();
            case PEAK_WATTS -> s.peakWatts();
            case RESULT -> s.lastResult().ordinal();
            case SELF_TEST -> s.selfTest().ordinal();
            case REFUSED -> s.refused();
            case ACTIVATION -> s.activation();
            case STARTED_AT -> s.startedAt();
            case TOTAL_MILLIS -> s.totalMillis();
            case CLOCK -> s.clock();
            case COUNTER -> s.counter();
            case SELF_TEST_AT -> s.selfTestAt();
        };
    }

    private static void put(ByteBuffer to, int at, int registers, long value) {
        switch (registers) {
            case 1 -> to.putShort(at, (short) value);
            case 2 -> to.putInt(at, (int) value);
            default -> to.putLong(at, value);
        }
    }

    private long number(ByteBuffer from, StatusField field) {
        int start = at[field.ordinal()];
        if (start == NOWHERE) {
            return 0;
        }
        return switch (field.registers()) {
            case 1 -> from.getShort(start) & 0xFFFF;
            case 2 -> from.getInt(start) & 0xFFFF_FFFFL;
            default -> from.getLong(start);
        };
    }
}
