package nl.weerklank.signal.format;

/** Why an entry of a source cannot be used; the names are stable and public. */
public enum Rule {
    NOT_WELL_FORMED,
    WRONG_FORMAT,
    UNSUPPORTED_VERSION,
    TOO_LARGE,
    FORBIDDEN_XML,
    SCHEMA_VIOLATION,
    MISSING_FIELD,
    INVALID_VALUE,
    INVALID_TIME,
    INVALID_GEOMETRY,
    BROKEN_RULE,
    INVALID_CONTENT,
    NOT_FOR_US
}
