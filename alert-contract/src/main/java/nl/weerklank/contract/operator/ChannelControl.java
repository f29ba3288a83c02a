package nl.weerklank.contract.operator;

import java.time.Instant;

/**
 * A ruling on a channel with its author and reason; on a compacted topic, so that it survives every restart.
 *
 * @param by who ruled: an account's name, or dispatch itself for a damped channel
 * @param comment why, in the author's words
 */
public record ChannelControl(int schema, String channel, String by, Instant at, String comment, Ruling ruling) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    /** Rulings by people and by dispatch itself stand beside each other: neither takes the other's back. */
    public String key() {
        return channel + (ruling instanceof Ruling.Damped ? "/damped" : "/hand");
    }
}
