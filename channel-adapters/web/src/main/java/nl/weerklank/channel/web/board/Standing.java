package nl.weerklank.channel.web.board;

/** Whether an alert holds, and if not, how it ended. */
public enum Standing {
    /** It holds. */
    CURRENT,
    /** The sender ended it. */
    CANCELLED,
    /** Its time ran out. */
    EXPIRED;

    public boolean isCurrent() {
        return this == CURRENT;
    }
}
