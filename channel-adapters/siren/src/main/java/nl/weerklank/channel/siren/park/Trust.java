package nl.weerklank.channel.siren.park;

/** Whether a controller checks for itself that a command is ours. */
public enum Trust {
    /** It accepts only signed commands with a rising counter: the controller is the last hop. */
    SIGNED,
    /** It obeys whoever reaches it: the adapter is the last hop, and the line to the post must be closed to others. */
    PLAIN
}
