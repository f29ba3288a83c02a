package nl.weerklank.dispatch.track;

/** Where a dissemination as a whole stands. */
public enum Phase {
    /** Orders are open, or a next attempt is due. */
    DISSEMINATING,
    /** Every channel reached a final state; the alert is still valid. */
    DISSEMINATED,
    /** A cancel is on its way to whom the alert went. */
    CANCELLING,
    /** Every channel that carried it stopped, or can do no more. */
    CANCELLED,
    /** Its time is over; nothing may be emitted any more. */
    EXPIRED;

    /** Whether nothing more will be ordered. */
    public boolean ended() {
        return this == EXPIRED;
    }
}
