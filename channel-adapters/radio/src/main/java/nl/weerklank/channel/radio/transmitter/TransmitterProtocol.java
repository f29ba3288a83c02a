package nl.weerklank.channel.radio.transmitter;

/**
 * The names that both ends of the control protocol use.
 *
 * <p>{@code PUT /alerts/ALERT/VERSION} hands over an interrupt as WAV; the same alert and version again changes nothing.
 * {@code GET /alerts/ALERT/VERSION?wait=MILLIS} tells its state, as soon as it is no longer queued. {@code DELETE} stops
 * every version of the alert up to this one for good. {@code GET /status} tells how the transmitter is,
 * {@code GET /live.wav} is what is on the air, {@code GET /rds} the RDS groups that go with it.
 */
public final class TransmitterProtocol {

    public static final String ALERTS = "/alerts/";
    public static final String STATUS = "/status";
    public static final String LIVE = "/live.wav";
    public static final String RDS = "/rds";
    public static final String ORDER = "Weerklank-Order";
    public static final String LANE = "Weerklank-Lane";
    /** Percent-encoded UTF-8. */
    public static final String RADIO_TEXT = "Weerklank-Radio-Text";

    /** Stretches of samples that are aired whole or not at all, such as {@code 0-19675,41725-61400}. */
    public static final String WHOLE = "Weerklank-Whole";

    /** A version that may not go on the air any more, because a newer one or a stop was there. */
    public static final int SUPERSEDED = 409;

    public static final int REFUSED = 403;
    public static final int OVERLOADED = 503;

    private TransmitterProtocol() {}
}
