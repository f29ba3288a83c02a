package nl.weerklank.contract.status;

/** How a channel is, as dispatch should treat it. */
public enum ChannelState {
    /** The last route test passed. */
    UP,
    /** It works in part, or slowly. */
    DEGRADED,
    /** The route test failed or the heartbeat is missing. */
    DOWN,
    /** An operator closed it. */
    CLOSED
}
