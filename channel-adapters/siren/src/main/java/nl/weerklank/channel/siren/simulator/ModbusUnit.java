package nl.weerklank.channel.siren.simulator;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.modbus.CommandField;
import nl.weerklank.channel.siren.modbus.RegisterMap;
import nl.weerklank.channel.siren.park.Trust;

/** The registers of one simulated post, as a Modbus master sees them; answers are whole response PDUs. */
final class ModbusUnit {

    static final int ILLEGAL_FUNCTION = 1;
    static final int ILLEGAL_ADDRESS = 2;
    static final int ILLEGAL_VALUE = 3;
    static final int DEVICE_FAILURE = 4;
    static final int DEVICE_BUSY = 6;
    static final int NO_ANSWER_BEHIND = 0x0B;

    private static final int READ_HOLDING = 3;
    private static final int READ_INPUT = 4;
    private static final int WRITE_SINGLE = 6;
    private static final int WRITE_MULTIPLE = 16;
    private static final int READ_WRITE_MULTIPLE = 23;
    private static final int MOST_READ = 125;
    private static final int MOST_WRITTEN = 123;

    private final SimulatedPost post;
    private final int number;
    private final RegisterMap map;
    private final int firstHolding;
    private final byte[] holding;
    private final InstantSource clock;

    /** @param number the post's place in the park */
    ModbusUnit(SimulatedPost post, int number, RegisterMap map, InstantSource clock) {
        this.post = post;
        this.number = number;
        this.map = map;
        this.clock = clock;
        var signed = post.post().trust() == Trust.SIGNED;
        this.firstHolding = map.address(CommandField.SIGNAL).orElseThrow();
        this.holding = new byte[signed ? Command.BYTES + SignedCommand.MAC_BYTES : 6];
    }

    int number() {
        return number;
    }

    /** The answer to a request PDU: function code and data. */
    byte[] answer(byte[] pdu) {
        var in = ByteBuffer.wrap(pdu);
        int function = in.get() & 0xFF;
        if (in.remaining() < 4) {
            return exception(function, ILLEGAL_VALUE);
        }
        int address = in.getShort() & 0xFFFF;
        int second = in.getShort() & 0xFFFF;
        return switch (function) {
            case READ_HOLDING -> readHolding(address, second);
            case READ_INPUT ->
                read(function, map.firstStatus(), map.show(post.status(clock.millis())), address, second);
            case WRITE_SINGLE ->
                write(
                        pdu,
                        address,
                        ByteBuffer.allocate(2).putShort((short) second).array());
            case WRITE_MULTIPLE -> writeMultiple(pdu, address, second, in);
            case READ_WRITE_MULTIPLE -> readAndWrite(pdu, address, second, in);
            default -> exception(function, ILLEGAL_FUNCTION);
        };
    }

    /** The status below, the last command above, as far as the map has the status in holding registers. */
    private byte[] readHolding(int address, int count) {
        return map.statusInHolding() && address < map.firstStatus() + map.statusCount()
                ? read(READ_HOLDING, map.firstStatus(), map.show(post.status(clock.millis())), address, count)
                : read(READ_HOLDING, firstHolding, holding, address, count);
    }

    /** Writes first, then reads (Modbus application protocol V1.1b3 §6.17). */
    private byte[] readAndWrite(byte[] pdu, int readAddress, int readCount, ByteBuffer in) {
        if (in.remaining() < 5) {
            return exception(READ_WRITE_MULTIPLE, ILLEGAL_VALUE);
        }
        int address = in.getShort() & 0xFFFF;
        int count = in.getShort() & 0xFFFF;
        var written = writeMultiple(pdu, address, count, in);
        if (written[0] != READ_WRITE_MULTIPLE) {
            return written;
        }
        var read = readHolding(readAddress, readCount);
        read[0] = read[0] == READ_HOLDING ? (byte) READ_WRITE_MULTIPLE : exception(READ_WRITE_MULTIPLE, 0)[0];
        return read;
    }

    static byte[] exception(int function, int code) {
        return new byte[] {(byte) (function | 0x80), (byte) code};
    }

    private static byte[] read(int function, int first, byte[] registers, int address, int count) {
        if (count < 1 || count > MOST_READ) {
            return exception(function, ILLEGAL_VALUE);
        }
        int from = 2 * (address - first);
        if (from < 0 || from + 2 * count > registers.length) {
            return exception(function, ILLEGAL_ADDRESS);
        }
        return ByteBuffer.allocate(2 + 2 * count)
                .put((byte) function)
                .put((byte) (2 * count))
                .put(registers, from, 2 * count)
                .array();
    }

    private byte[] writeMultiple(byte[] pdu, int address, int count, ByteBuffer in) {
        if (count < 1
                || count > MOST_WRITTEN
                || !in.hasRemaining()
                || (in.get() & 0xFF) != 2 * count
                || in.remaining() != 2 * count) {
            return exception(pdu[0], ILLEGAL_VALUE);
        }
        var values = new byte[2 * count];
        in.get(values);
        return write(pdu, address, values);
    }

    private synchronized byte[] write(byte[] pdu, int address, byte[] values) {
        int function = pdu[0];
        int from = 2 * (address - firstHolding);
        if (from < 0 || from + values.length > holding.length) {
            return exception(function, ILLEGAL_ADDRESS);
        }
        CommandResult result;
        if (post.post().trust() == Trust.SIGNED) {
            if (values.length != holding.length) {
                return exception(function, ILLEGAL_ADDRESS);
            }
            result = post.receive(signed(values), clock.millis());
        } else {
            System.arraycopy(values, 0, holding, from, values.length);
            result = from + values.length == holding.length ? trigger() : CommandResult.ACCEPTED;
        }
        return switch (result) {
            case ACCEPTED, NONE -> java.util.Arrays.copyOf(pdu, 5);
            case HARDWARE -> exception(function, DEVICE_FAILURE);
            case BUSY -> exception(function, DEVICE_BUSY);
            case FORGED, REPLAYED, NOT_NOW, UNKNOWN_SIGNAL, MALFORMED -> exception(function, ILLEGAL_VALUE);
        };
    }

    private static SignedCommand signed(byte[] values) {
        var in = ByteBuffer.wrap(values);
        var command = Command.read(in);
        var mac = new byte[SignedCommand.MAC_BYTES];
        in.get(mac);
        return new SignedCommand(command, mac);
    }

    /** A plain controller's last register was written: programme, seconds, 1 to start or 0 to stop. */
    private CommandResult trigger() {
        var in = ByteBuffer.wrap(holding);
        int signal = in.getShort() & 0xFFFF;
        int seconds = in.getShort() & 0xFFFF;
        var go = in.getShort() != 0;
        var now = clock.millis();
        return post.obey(new Command(go ? signal : Command.STOP, seconds, 1, 0, now, 0, 0), now);
    }
}
