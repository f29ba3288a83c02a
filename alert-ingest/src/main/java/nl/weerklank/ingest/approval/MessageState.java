package nl.weerklank.ingest.approval;

import java.util.EnumSet;
import java.util.Set;

/** Where a message stands on its way, and where it may go from there. */
public enum MessageState {
    /** A draft that waits for a second person. */
    AWAITING_APPROVAL,
    /** Approved, on its way into the log. */
    APPROVED,
    /** In the log. */
    ISSUED,
    /** A second person said no, with a reason. */
    REJECTED,
    /** Approved, but it no longer fitted what was live when it was to go out. */
    LAPSED;

    /** The states that may follow; an issue that the log shows is a fact and may follow any. */
    public Set<MessageState> next() {
        return switch (this) {
            case AWAITING_APPROVAL -> EnumSet.of(APPROVED, REJECTED, ISSUED);
            case APPROVED -> EnumSet.of(ISSUED, LAPSED);
            case REJECTED, LAPSED -> EnumSet.of(ISSUED);
            case ISSUED -> EnumSet.noneOf(MessageState.class);
        };
    }

    /** @throws IllegalStateException when the step is not allowed */
    MessageState to(MessageState wanted) {
        if (!next().contains(wanted)) {
            throw new IllegalStateException(this + " is never followed by " + wanted);
        }
        return wanted;
    }
}
