package nl.weerklank.signal.picture;

import org.jspecify.annotations.Nullable;

/**
 * What one signal did to the picture.
 *
 * @param thread the thread as it is now; absent where the signal belongs to none
 * @param subject what is remembered of its subject now
 * @param effect in words, for people
 */
public record Threading(Kind kind, @Nullable SignalThread thread, Subject subject, String effect) {

    /** What kind of change it was. */
    public enum Kind {
        OPENED,
        MOVED,
        /** The source took back what it said, and the thread goes on. */
        WITHDRAWN,
        ENDED,
        /** A reading that tells of nothing. */
        QUIET,
        /** It was taken before. */
        REPEATED
    }

    /** Whether rules look at it. */
    public boolean isTelling() {
        return kind == Kind.OPENED || kind == Kind.MOVED;
    }
}
