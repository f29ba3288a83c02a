package nl.weerklank.signal;

/** Whether a signal tells something new, changes what was told, or takes it back. */
public enum SignalKind {
    NEW,
    UPDATE,
    CANCEL
}
