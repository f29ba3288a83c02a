package nl.weerklank.channel.cellbroadcast.cbsp;

/** What reading a frame came to. */
public sealed interface CbspReading {

    /** The frame is a message. */
    record Read(CbspMessage message) implements CbspReading {}

    /**
     * The frame is not a message of this protocol.
     *
     * @param cause what an ERROR INDICATION would say
     * @param reason one sentence: what is wrong, at which octet
     */
    record Malformed(Cause cause, String reason) implements CbspReading {}
}
