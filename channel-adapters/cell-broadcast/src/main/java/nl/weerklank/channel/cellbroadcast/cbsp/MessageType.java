package nl.weerklank.channel.cellbroadcast.cbsp;

import java.util.List;
import java.util.Optional;

/** The message types and their codes (TS 48.049 §8.2.2). */
public enum MessageType {
    WRITE_REPLACE(CbspMessage.WriteReplace.class),
    WRITE_REPLACE_COMPLETE(CbspMessage.WriteReplaceComplete.class),
    WRITE_REPLACE_FAILURE(CbspMessage.WriteReplaceFailure.class),
    KILL(CbspMessage.Kill.class),
    KILL_COMPLETE(CbspMessage.KillComplete.class),
    KILL_FAILURE(CbspMessage.KillFailure.class),
    LOAD_QUERY(CbspMessage.LoadQuery.class),
    LOAD_QUERY_COMPLETE(CbspMessage.LoadQueryComplete.class),
    LOAD_QUERY_FAILURE(CbspMessage.LoadQueryFailure.class),
    STATUS_QUERY(CbspMessage.StatusQuery.class),
    STATUS_QUERY_COMPLETE(CbspMessage.StatusQueryComplete.class),
    STATUS_QUERY_FAILURE(CbspMessage.StatusQueryFailure.class),
    SET_DRX(CbspMessage.SetDrx.class),
    SET_DRX_COMPLETE(CbspMessage.SetDrxComplete.class),
    SET_DRX_FAILURE(CbspMessage.SetDrxFailure.class),
    RESET(CbspMessage.Reset.class),
    RESET_COMPLETE(CbspMessage.ResetComplete.class),
    RESET_FAILURE(CbspMessage.ResetFailure.class),
    RESTART(CbspMessage.Restart.class),
    FAILURE(CbspMessage.Failure.class),
    ERROR_INDICATION(CbspMessage.ErrorIndication.class),
    KEEP_ALIVE(CbspMessage.KeepAlive.class),
    KEEP_ALIVE_COMPLETE(CbspMessage.KeepAliveComplete.class);

    private static final List<MessageType> ALL = List.of(values());

    private final Class<? extends CbspMessage> form;

    MessageType(Class<? extends CbspMessage> form) {
        this.form = form;
    }

    /** The octet that begins the frame. */
    public int code() {
        return ordinal() + 1;
    }

    static Optional<MessageType> of(int code) {
        return code >= 1 && code <= ALL.size() ? Optional.of(ALL.get(code - 1)) : Optional.empty();
    }

    public static MessageType of(CbspMessage message) {
        for (var type : ALL) {
            if (type.form == message.getClass()) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type for " + message.getClass());
    }
}
