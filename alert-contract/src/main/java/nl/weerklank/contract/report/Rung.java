package nl.weerklank.contract.report;

/** How far the proof goes: the delivery ladder. No report claims a higher rung than was proven. */
public enum Rung {
    /** Dispatch decided; nothing is proven yet. */
    ORDERED,
    /** The adapter verified the order and took it on. */
    ACCEPTED,
    /** The network element confirmed that it emits. */
    TRANSMITTED,
    /** An independent receiver saw it. */
    OBSERVED,
    /** A resident confirmed it. */
    SEEN
}
