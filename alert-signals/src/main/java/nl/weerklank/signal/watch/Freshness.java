package nl.weerklank.signal.watch;

/** Whether what a source does not say means anything. */
public enum Freshness {
    /** It was heard within its contract: what it does not tell of is not there, as far as it can see. */
    FRESH,
    /** It has been silent for longer than its contract: nobody knows how its area is. */
    SILENT,
    /** It was never heard: its area was never known. */
    NEVER_HEARD;

    /** Whether its area is unknown for its hazards. */
    public boolean isUnknown() {
        return this != FRESH;
    }
}
