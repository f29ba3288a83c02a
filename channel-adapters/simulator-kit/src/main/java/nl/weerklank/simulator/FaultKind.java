package nl.weerklank.simulator;

/** How a simulated network can be told to behave. */
public enum FaultKind {
    /** As it should. */
    NONE,
    /** Takes connections and requests, never answers. */
    SILENT,
    /** Answers every request with the protocol's own refusal. */
    REFUSE,
    /** One half of its elements (cells, posts, regions, readers) is dead, the other works. */
    HALF,
    /** Answers rightly, but only after some seconds. */
    SLOW,
    /** Confirms everything and emits nothing to the public. */
    LIE,
    /** Drops every connection and loses what a restart would lose, then works again; an act, not a state. */
    RESTART
}
