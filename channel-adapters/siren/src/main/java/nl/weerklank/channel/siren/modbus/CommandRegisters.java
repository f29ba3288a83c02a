package nl.weerklank.channel.siren.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.SignedCommand;

/** Where a controller takes a command, and what is to be written there for one. */
final class CommandRegisters {

    private final Map<CommandField, Integer> addresses;
    private final int first;
    private final boolean isWhole;

    CommandRegisters(Map<CommandField, Integer> addresses) {
        if (!addresses.containsKey(CommandField.SIGNAL) && !addresses.containsKey(CommandField.GO)) {
            throw new IllegalArgumentException("a register map says where command.signal or command.go is");
        }
        this.addresses = new EnumMap<>(addresses);
        this.first = addresses.getOrDefault(CommandField.SIGNAL, 0);
        this.isWhole = addresses.equals(whole(first));
    }

    /** All of a signed command, in the order in which it is signed. */
    static Map<CommandField, Integer> whole(int first) {
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

    OptionalInt address(CommandField field) {
        var address = addresses.get(field);
        return address == null ? OptionalInt.empty() : OptionalInt.of(address);
    }

    /** Whether one request can write all of it. */
    boolean isOneRun() {
        var lowest =
                addresses.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        var end = addresses.entrySet().stream()
                .mapToInt(e -> e.getValue() + e.getKey().registers())
                .max()
                .orElseThrow();
        return end - lowest
                == addresses.keySet().stream().mapToInt(CommandField::registers).sum();
    }

    List<RegisterMap.Block> write(SignedCommand signed) {
        if (isWhole) {
            var whole = ByteBuffer.allocate(Command.BYTES + SignedCommand.MAC_BYTES);
            whole.put(signed.command().bytes()).put(signed.mac());
            return List.of(new RegisterMap.Block(first, whole.array()));
        }
        var fields = new TreeMap<Integer, byte[]>();
        addresses.forEach((field, address) -> fields.put(address, bytes(field, signed)));
        var blocks = new ArrayList<RegisterMap.Block>();
        for (var field : fields.entrySet()) {
            var last = blocks.isEmpty() ? null : blocks.getLast();
            if (last != null && last.address() + last.registers() == field.getKey()) {
                blocks.set(blocks.size() - 1, last.and(field.getValue()));
            } else {
                blocks.add(new RegisterMap.Block(field.getKey(), field.getValue()));
            }
        }
        return blocks;
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

    private static byte[] word(int value) {
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    private static byte[] quad(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }
}
