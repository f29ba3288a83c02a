package nl.weerklank.channel.siren.modbus;

import java.nio.ByteBuffer;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.contract.report.Fault;

/** Modbus requests and answers as bytes: function code and data (Modbus application protocol V1.1b3 §6). */
final class Pdu {

    private static final int READ_HOLDING = 0x03;
    private static final int READ_INPUT = 0x04;
    private static final int WRITE_MULTIPLE = 0x10;
    private static final int READ_WRITE_MULTIPLE = 0x17;
    private static final int EXCEPTION = 0x80;

    private Pdu() {}

    /** Reads the registers that the map keeps the status in (§6.3, §6.4). */
    static byte[] read(RegisterMap map) {
        return ByteBuffer.allocate(5)
                .put((byte) (map.statusInHolding() ? READ_HOLDING : READ_INPUT))
                .putShort((short) map.firstStatus())
                .putShort((short) map.statusCount())
                .array();
    }

    /** Writes one run of registers (§6.12). */
    static byte[] write(RegisterMap.Block block) {
        return ByteBuffer.allocate(6 + block.values().length)
                .put((byte) WRITE_MULTIPLE)
                .putShort((short) block.address())
                .putShort((short) block.registers())
                .put((byte) block.values().length)
                .put(block.values())
                .array();
    }

    /** Writes one run of registers and then reads the status, in one request (§6.17). */
    static byte[] writeAndRead(RegisterMap.Block block, RegisterMap map) {
        return ByteBuffer.allocate(10 + block.values().length)
                .put((byte) READ_WRITE_MULTIPLE)
                .putShort((short) map.firstStatus())
                .putShort((short) map.statusCount())
                .putShort((short) block.address())
                .putShort((short) block.registers())
                .put((byte) block.values().length)
                .put(block.values())
                .array();
    }

    /** The registers in the answer to a request that reads. @throws LinkFailure when it is a refusal or something else */
    static byte[] registers(byte request, byte[] answer) throws LinkFailure {
        check(request, answer);
        if (answer.length < 2 || answer.length != 2 + (answer[1] & 0xFF)) {
            throw new LinkFailure(Fault.REFUSED, "its answer has another length than it says");
        }
        return java.util.Arrays.copyOfRange(answer, 2, answer.length);
    }

    /** @throws LinkFailure when the answer does not belong to the request, or is a refusal */
    static void check(byte request, byte[] answer) throws LinkFailure {
        if (answer.length >= 2 && answer[0] == (byte) (request | EXCEPTION)) {
            throw refused(answer[1] & 0xFF);
        }
        if (answer.length == 0 || answer[0] != request) {
            throw new LinkFailure(Fault.REFUSED, "it answered another function than it was asked");
        }
    }

    /** What the exception codes mean for an alert (§7). */
    private static LinkFailure refused(int code) {
        return switch (code) {
            case 0x0A, 0x0B ->
                new LinkFailure(Fault.UNREACHABLE, "the concentrator cannot reach the unit (exception " + code + ")");
            case 0x05, 0x06 -> new LinkFailure(Fault.OVERLOADED, "the controller is busy (exception " + code + ")");
            default -> new LinkFailure(Fault.REFUSED, "the controller refused (exception " + code + ")");
        };
    }
}
