package nl.weerklank.ingest.intake;

/** Why a message or a step was refused, as far as the kind of answer depends on it. */
public enum Refusal {
    /** It cannot be read as a message. */
    MALFORMED,
    /** It is a message that may not go out. */
    INVALID,
    /** It is not proven to be its sender's, or this person may not do this. */
    NOT_ALLOWED,
    /** It contradicts what is known already. */
    CONFLICT,
    /** There is no such message. */
    UNKNOWN
}
