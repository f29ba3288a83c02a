package nl.weerklank.channel.siren.modbus;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.PostStatus;

/** Where a controller keeps what: command fields in holding registers, status fields in input or holding registers. */
public final class RegisterMap {

    private static final int FIRST_SIGNED = 100;

    private final Map<CommandField, Integer> command;
    private final Map<StatusField, Integer> status;
    private final CommandRegisters commandRegisters;
    private final StatusRegisters statusRegisters;
    private final boolean statusInHolding;
    private final boolean combined;

    /** One run of registers to write: its first address and the bytes for it. */
    public record Block(int address, byte[] values) {
        public int registers() {
            return values.length / 2;
        }

        Block and(byte[] more) {
            var joined = ByteBuffer.allocate(values.length + more.length);
            return new Block(address, joined.put(values).put(more).array());
        }
    }

    private RegisterMap(
            Map<CommandField, Integer> command,
            Map<StatusField, Integer> status,
            boolean statusInHolding,
            boolean combined) {
        this.command = new EnumMap<>(command);
        this.status = new EnumMap<>(status);
        this.statusRegisters = new StatusRegisters(status);
        this.commandRegisters = new CommandRegisters(command);
        this.statusInHolding = statusInHolding;
        this.combined = combined;
        if (combined && (!statusInHolding || !commandRegisters.isOneRun())) {
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
        return new RegisterMap(CommandRegisters.whole(FIRST_SIGNED), status, true, true);
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
        return statusRegisters.first();
    }

    public int statusCount() {
        return statusRegisters.count();
    }

    /** The registers to write for a command, in as few runs as they lie in, lowest address first. */
    public List<Block> write(SignedCommand signed) {
        return commandRegisters.write(signed);
    }

    /** The status in these registers, which were read from {@link #firstStatus()} on. */
    public PostStatus read(byte[] registers) {
        return statusRegisters.read(registers);
    }

    /** The registers, from {@link #firstStatus()} on, that a controller with this status shows. */
    public byte[] show(PostStatus shown) {
        return statusRegisters.show(shown);
    }

    /** Where a part of the command is, if this controller has it. */
    public OptionalInt address(CommandField field) {
        return commandRegisters.address(field);
    }

    private static boolean flag(String key, Map<String, String> properties, boolean otherwise) {
        return switch (properties.getOrDefault(key, Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false");
        };
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
