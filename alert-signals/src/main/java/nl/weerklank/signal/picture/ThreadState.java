package nl.weerklank.signal.picture;

/** Where an event stands in the picture. */
public enum ThreadState {
    /** It goes on as far as its sources say. */
    OPEN,
    /** It is over: a source that may say so said so, or its time ran out while every source of it was fresh. */
    ENDED,
    /** Its time ran out while a source of it was silent: nobody knows, and nothing may be taken as safe. */
    UNKNOWN,
    /** It turned out to be another thread's event and lives on there. */
    MERGED
}
