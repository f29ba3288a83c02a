package nl.weerklank.channel.cellbroadcast.network;

/** How one simulated BSC is. */
public enum Condition {
    /** As it should be. */
    WELL,
    /** Takes everything, answers nothing, broadcasts nothing new. */
    SILENT,
    /** Answers every write and kill with a failure. */
    REFUSING,
    /** Takes no connection and broadcasts nothing; comes back with its data lost. */
    DEAD,
    /** Answers some seconds late. */
    SLOW,
    /** Confirms everything, broadcasts nothing. */
    LYING,
    /** Has no room for another message. */
    FULL,
    /** Has room for one message a cell. */
    CROWDED
}
