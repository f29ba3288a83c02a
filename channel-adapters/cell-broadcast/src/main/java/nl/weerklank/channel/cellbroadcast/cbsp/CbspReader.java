package nl.weerklank.channel.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import nl.weerklank.channel.cellbroadcast.cbsp.Elements.Wrong;

/** From octets to message; whatever the octets are, the answer is a {@link CbspReading}. */
public final class CbspReader {

    private CbspReader() {}

    /** Reads one whole frame as {@link FrameReader} cuts it. */
    public static CbspReading read(byte[] frame) {
        try {
            if (frame.length < FrameReader.HEADER) {
                throw new Wrong(Cause.VALUE_INVALID, "a frame of " + frame.length + " octets has no header", 0);
            }
            var in = ByteBuffer.wrap(frame);
            int code = in.get() & 0xFF;
            int length = (in.get() & 0xFF) << 16 | in.getShort() & 0xFFFF;
            if (length != in.remaining()) {
                throw new Wrong(Cause.VALUE_INVALID, "the header says " + length + " octets", 1);
            }
            var type = MessageType.of(code)
                    .orElseThrow(
                            () -> new Wrong(Cause.UNRECOGNISED_MESSAGE, "message type " + code + " is unknown", 0));
            return new CbspReading.Read(message(type, Elements.of(in)));
        } catch (Wrong e) {
            return new CbspReading.Malformed(e.cause, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new CbspReading.Malformed(Cause.VALUE_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private static CbspMessage message(MessageType type, Elements in) throws Wrong {
        return switch (type) {
            case WRITE_REPLACE ->
                new CbspMessage.WriteReplace(
                        in.two(Ie.MESSAGE_ID),
                        in.two(Ie.NEW_SERIAL),
                        in.twoIfThere(Ie.OLD_SERIAL),
                        in.cells(),
                        broadcast(in));
            case WRITE_REPLACE_COMPLETE ->
                new CbspMessage.WriteReplaceComplete(
                        in.two(Ie.MESSAGE_ID),
                        in.two(Ie.NEW_SERIAL),
                        in.twoIfThere(Ie.OLD_SERIAL),
                        in.completedIfThere(),
                        in.cellsIfThere(),
                        in.oneIfThere(Ie.CHANNEL));
            case WRITE_REPLACE_FAILURE ->
                new CbspMessage.WriteReplaceFailure(
                        in.two(Ie.MESSAGE_ID),
                        in.two(Ie.NEW_SERIAL),
                        in.twoIfThere(Ie.OLD_SERIAL),
                        in.failed(),
                        in.completedIfThere(),
                        in.cellsIfThere(),
                        in.oneIfThere(Ie.CHANNEL));
            case KILL, KILL_COMPLETE, KILL_FAILURE -> kill(type, in);
            case STATUS_QUERY, STATUS_QUERY_COMPLETE, STATUS_QUERY_FAILURE -> status(type, in);
            default -> housekeeping(type, in);
        };
    }

    private static Broadcast broadcast(Elements in) throws Wrong {
        if (!in.has(Ie.CHANNEL)) {
            return new Broadcast.Emergency(
                    in.one(Ie.EMERGENCY), in.two(Ie.WARNING_TYPE), in.octets(Ie.SECURITY), in.one(Ie.WARNING_PERIOD));
        }
        int channel = in.one(Ie.CHANNEL);
        Checks.range("channel", channel, 0, 1);
        if (in.one(Ie.PAGES) != in.pages().size()) {
            throw new Wrong(
                    Cause.VALUE_INVALID,
                    in.one(Ie.PAGES) + " pages announced, " + in.pages().size() + " there",
                    0);
        }
        return new Broadcast.Cbs(
                channel == 1,
                in.one(Ie.CATEGORY),
                in.two(Ie.REPETITION_PERIOD),
                in.two(Ie.BROADCASTS),
                in.one(Ie.DATA_CODING),
                in.pages());
    }

    private static CbspMessage kill(MessageType type, Elements in) throws Wrong {
        int id = in.two(Ie.MESSAGE_ID);
        int serial = in.two(Ie.OLD_SERIAL);
        var channel = in.oneIfThere(Ie.CHANNEL);
        return switch (type) {
            case KILL -> new CbspMessage.Kill(id, serial, in.cells(), channel);
            case KILL_COMPLETE ->
                new CbspMessage.KillComplete(id, serial, in.completedIfThere(), in.cellsIfThere(), channel);
            default ->
                new CbspMessage.KillFailure(id, serial, in.failed(), in.completedIfThere(), in.cellsIfThere(), channel);
        };
    }

    private static CbspMessage status(MessageType type, Elements in) throws Wrong {
        int id = in.two(Ie.MESSAGE_ID);
        int serial = in.two(Ie.OLD_SERIAL);
        int channel = in.one(Ie.CHANNEL);
        return switch (type) {
            case STATUS_QUERY -> new CbspMessage.StatusQuery(id, serial, in.cells(), channel);
            case STATUS_QUERY_COMPLETE -> new CbspMessage.StatusQueryComplete(id, serial, in.completed(), channel);
            default -> new CbspMessage.StatusQueryFailure(id, serial, in.failed(), in.completedIfThere(), channel);
        };
    }

    private static CbspMessage housekeeping(MessageType type, Elements in) throws Wrong {
        return switch (type) {
            case LOAD_QUERY -> new CbspMessage.LoadQuery(in.cells(), in.one(Ie.CHANNEL));
            case LOAD_QUERY_COMPLETE -> new CbspMessage.LoadQueryComplete(in.loads(), in.one(Ie.CHANNEL));
            case LOAD_QUERY_FAILURE ->
                new CbspMessage.LoadQueryFailure(in.failed(), in.loadsIfThere(), in.one(Ie.CHANNEL));
            case SET_DRX ->
                new CbspMessage.SetDrx(
                        in.cells(),
                        in.oneIfThere(Ie.SCHEDULE_PERIOD),
                        in.oneIfThere(Ie.RESERVED_SLOTS),
                        in.one(Ie.CHANNEL));
            case SET_DRX_COMPLETE -> new CbspMessage.SetDrxComplete(in.cells(), in.one(Ie.CHANNEL));
            case SET_DRX_FAILURE -> new CbspMessage.SetDrxFailure(in.failed(), in.cellsIfThere(), in.one(Ie.CHANNEL));
            case RESET -> new CbspMessage.Reset(in.cells());
            case RESET_COMPLETE -> new CbspMessage.ResetComplete(in.cells());
            case RESET_FAILURE -> new CbspMessage.ResetFailure(in.failed(), in.cellsIfThere());
            case RESTART -> new CbspMessage.Restart(in.cells(), flag(in, Ie.MESSAGE_TYPE), flag(in, Ie.RECOVERY));
            case FAILURE -> new CbspMessage.Failure(in.failed(), flag(in, Ie.MESSAGE_TYPE));
            case ERROR_INDICATION ->
                new CbspMessage.ErrorIndication(
                        new Cause(in.one(Ie.CAUSE)),
                        in.twoIfThere(Ie.MESSAGE_ID),
                        in.twoIfThere(Ie.NEW_SERIAL),
                        in.twoIfThere(Ie.OLD_SERIAL),
                        in.oneIfThere(Ie.CHANNEL));
            case KEEP_ALIVE -> new CbspMessage.KeepAlive(in.one(Ie.KEEP_ALIVE_PERIOD));
            case KEEP_ALIVE_COMPLETE -> new CbspMessage.KeepAliveComplete();
            default -> throw new Wrong(Cause.UNRECOGNISED_MESSAGE, "message type " + type.code() + " is unknown", 0);
        };
    }

    private static boolean flag(Elements in, int element) throws Wrong {
        int value = in.one(element);
        Checks.range("element " + element, value, 0, 1);
        return value == 1;
    }
}
