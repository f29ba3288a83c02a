package nl.weerklank.contract.operator;

import java.time.Instant;
import nl.weerklank.contract.status.ChannelState;

/**
 * One line of a channel's history: it changed, was tested, or was ruled on.
 *
 * @param state how it was from this moment on
 * @param by who did it: an account's name, or the service that saw it
 * @param text one plain sentence
 */
public record ChannelMoment(
        int schema, String channel, Instant at, Kind kind, ChannelState state, String by, String text) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    /** What happened. */
    public enum Kind {
        /** Its state or the reason for it changed. */
        STATE,
        /** Somebody ruled on it. */
        RULING,
        /** It was quarantined, or came back. */
        DAMPING
    }
}
