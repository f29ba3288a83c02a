package nl.weerklank.channel.radio.transmitter;

/** Where an interrupt is on its way through a transmitter. */
public enum AirState {
    /** Taken; something else is on the air. */
    QUEUED,
    /** It is on the air now. */
    ON_AIR,
    /** It was on the air to its end. */
    DONE,
    /** It was stopped, replaced or never came on the air. */
    CUT
}
