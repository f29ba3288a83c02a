package nl.weerklank.channel.siren.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;

/** Where a controller keeps what: command fields in holding registers, status fields in input or holding registers. */
public final class RegisterMap {

    private static final int MOST_REGISTERS_READ = 125;
    private static final int FIRST_SIGNED = 100;
    private static final int ALL_GOOD = 0b111;

    private final Map<CommandField, Integer> command;
    private final Map<StatusField, Integer> status;
    private final boolean statusInHolding;
    private final boolean combined;
    private final boolean isWholeCommand;
    private final int firstCommand;
    private final int firstStatus;
    private final int statusCount;

    /** One run of registers to write: its first address and the bytes for it. */
    public record Block(int address, byte[] values) {
        public int registers() {
            return values.length / 2;
        }
    }

    private RegisterMap(
            Map<CommandField, Integer> command,
            Map<StatusField, Integer> status,
            boolean statusInHolding,
            boolean combined) {
        this.command = new EnumMap<>(command);
        this.status = new EnumMap<>(status);
        this.statusInHolding = statusInHolding;
        this.combined = combined;
        this.firstCommand = command.getOrDefault(CommandField.SIGNAL, 0);
        this.isWholeCommand = command.equals(whole(firstCommand));
        if (!status.containsKey(StatusField.STATE)) {
            throw new IllegalArgumentException("a register map says where status.state is");
        }
        if (!command.containsKey(CommandField.SIGNAL) && !command.containsKey(CommandField.GO)) {
            throw new IllegalArgumentException("a register map says where command.signal or command.go is");
        }
        this.firstStatus =
                status.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        this.statusCount = status.entrySet().stream()
                        .mapToInt(e -> e.getValue() + e.getKey().registers())
                        .max()
                        .orElseThrow()
                - firstStatus;
        if (statusCount > MOST_REGISTERS_READ) {
            throw new IllegalArgumentException(
                    "status fields lie within " + MOST_REGISTERS_READ + " registers, not " + statusCount);
        }
        if (combined && (!statusInHolding || !isOneRun(command))) {
            throw new IllegalArgumentException(
                    "combined needs the status in holding registers and the command in one run");
        }
    }

    /** Controllers that check commands themselves: the whole command from holding register 100, the status from holding register 0, both in one request. */
    public static RegisterMap signed() {
        var status = new EnumMap<StatusField, Integer>(StatusField.class);
        int address = 0;
        for (var field : StatusField.values()) {
            status.put(field, address);
            address += field.registers();
        }
        return new RegisterMap(whole(FIRST_SIGNED), status, true, true);
    }

    /** All of a signed command, in the order in which it is signed. */
    private static Map<CommandField, Integer> whole(int first) {
        var command = new EnumMap<CommandField, Integer>(CommandField.class);
        int address = first;
        for (var field : CommandField.values()) {
            if (field != CommandField.GO) {
                command.put(field, address);
                address += field.registers();
            }
        }
        return command;
    }

    /** Simple controllers: programme, seconds and start in holding registers 10 to 12; state and watts in input registers 0 and 1. */
    public static RegisterMap plain() {
        return new RegisterMap(
                Map.of(CommandField.SIGNAL, 10, CommandField.SECONDS, 11, CommandField.GO, 12),
                Map.of(StatusField.STATE, 0, StatusField.WATTS, 1),
                false,
                false);
    }

    /**
     * This map with what is set under a prefix: {@code <prefix>command.<field>} and {@code <prefix>status.<field>} are
     * addresses (or {@code none}), {@code <prefix>status.table} is {@code input} or {@code holding},
     * {@code <prefix>combined} says whether a command and the status after it go in one request (function 23).
     */
    public RegisterMap with(String prefix, Map<String, String> properties) {
        var holding = statusInHolding;
        var table = properties.get(prefix + "status.table");
        if (table != null) {
            if (!table.equals("input") && !table.equals("holding")) {
                throw new IllegalArgumentException(prefix + "status.table must be input or holding, not " + table);
            }
            holding = table.equals("holding");
        }
        return new RegisterMap(
                moved(command, CommandField.class, prefix + "command.", properties),
                moved(status, StatusField.class, prefix + "status.", properties),
                holding,
                flag(prefix + "combined", properties, combined));
    }

    /** Whether a start time can be given, so that posts start together. */
    public boolean takesStartTime() {
        return command.containsKey(CommandField.START_AT);
    }

    /** Whether a command and the status after it go in one request. */
    public boolean isCombined() {
        return combined;
    }

    public boolean statusInHolding() {
        return statusInHolding;
    }

    public int firstStatus() {
        return firstStatus;
    }

    public int statusCount() {
        return statusCount;
    }

    /** The registers to write for a command, in as few runs as they lie in, lowest address first. */
    public List<Block> write(SignedCommand signed) {
        if (isWholeCommand) {
            var whole = ByteBuffer.allocate(Command.BYTES + SignedCommand.MAC_BYTES);
            whole.put(signed.command().bytes()).put(signed.mac());
            return List.of(new Block(firstCommand, whole.array()));
        }
        var fields = new TreeMap<Integer, byte[]>();
        command.forEach((field, address) -> fields.put(address, bytes(field, signed)));
        var blocks = new ArrayList<Block>();
        for (var field : fields.entrySet()) {
            var last = blocks.isEmpty() ? null : blocks.getLast();
            if (last != null && last.address + last.registers() == field.getKey()) {
                var joined = ByteBuffer.allocate(last.values.length + field.getValue().length);
                blocks.set(
                        blocks.size() - 1,
                        new Block(
                                last.address,
                                joined.put(last.values).put(field.getValue()).array()));
            } else {
                blocks.add(new Block(field.getKey(), field.getValue()));
            }
        }
        return blocks;
    }

    /** The status in these registers, which were read from {@link #firstStatus()} on. */
    public PostStatus read(byte[] registers) {
        if (registers.length < 2 * statusCount) {
            throw new IllegalArgumentException(
                    "the controller answered %d of %d registers".formatted(registers.length / 2, statusCount));
        }
        var from = ByteBuffer.wrap(registers);
        var flags = status.containsKey(StatusField.FLAGS) ? number(from, StatusField.FLAGS) : ALL_GOOD;
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

    /** The registers, from {@link #firstStatus()} on, that a controller with this status shows. */
    public byte[] show(PostStatus s) {
        var shown = ByteBuffer.allocate(2 * statusCount);
        for (var field : status.keySet()) {
            put(
                    shown,
                    field,
                    switch (field) {
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
                    });
        }
        return shown.array();
    }

    /** Where a part of the command is, if this controller has it. */
    public OptionalInt address(CommandField field) {
        var address = command.get(field);
        return address == null ? OptionalInt.empty() : OptionalInt.of(address);
    }

    private void put(ByteBuffer to, StatusField field, long value) {
        int at = 2 * (status.getOrDefault(field, firstStatus) - firstStatus);
        switch (field.registers()) {
            case 1 -> to.putShort(at, (short) value);
            case 2 -> to.putInt(at, (int) value);
            default -> to.putLong(at, value);
        }
    }

    private long number(ByteBuffer from, StatusField field) {
        var address = status.get(field);
        if (address == null) {
            return 0;
        }
        int at = 2 * (address - firstStatus);
        return switch (field.registers()) {
            case 1 -> from.getShort(at) & 0xFFFF;
            case 2 -> from.getInt(at) & 0xFFFF_FFFFL;
            default -> from.getLong(at);
        };
    }

    private static byte[] bytes(CommandField field, SignedCommand signed) {
        var c = signed.command();
        return switch (field) {
            case SIGNAL -> word(c.signal());
            case SECONDS -> word(c.seconds());
            case RUNS -> word(c.runs());
            case PAUSE -> word(c.pauseSeconds());
            case START_AT -> quad(c.startAt());
            case ACTIVATION -> quad(c.activation());
            case COUNTER -> quad(c.counter());
            case MAC -> signed.mac().clone();
            case GO -> word(c.signal() == Command.STOP ? 0 : 1);
        };
    }

    private static boolean isOneRun(Map<CommandField, Integer> command) {
        var first = command.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        var end = command.entrySet().stream()
                .mapToInt(e -> e.getValue() + e.getKey().registers())
                .max()
                .orElseThrow();
        return end - first
                == command.keySet().stream().mapToInt(CommandField::registers).sum();
    }

    private static boolean flag(String key, Map<String, String> properties, boolean otherwise) {
        return switch (properties.getOrDefault(key, Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false");
        };
    }

    private static byte[] word(int value) {
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    private static byte[] quad(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static <F extends Enum<F>> Map<F, Integer> moved(
            Map<F, Integer> from, Class<F> fields, String prefix, Map<String, String> properties) {
        var moved = new EnumMap<F, Integer>(fields);
        moved.putAll(from);
        for (var field : fields.getEnumConstants()) {
            var key = prefix + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var value = properties.get(key);
            if (value == null) {
                continue;
            }
            if (value.equals("none")) {
                moved.remove(field);
            } else if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535) {
                moved.put(field, Integer.parseInt(value));
            } else {
                throw new IllegalArgumentException(
                        key + " must be a register address from 0 to 65535 or 'none', not '" + value + "'");
            }
        }
        return moved;
    }
}
