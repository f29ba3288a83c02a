package nl.weerklank.contract.cap.rule;

/** Every rule that a CAP message can break; the names are stable and public. */
public enum CapRule {
    // ---- the file
    NOT_WELL_FORMED("is not well-formed XML"),
    UNSUPPORTED_ENCODING("is written in an encoding that is not read here"),
    DTD_FORBIDDEN("has a document type declaration"),
    EXTERNAL_ADDRESS("points its reader at a file or a machine inside the network"),
    PROCESSING_INSTRUCTION("has a processing instruction that is no stylesheet"),
    LIMIT_EXCEEDED("is larger or deeper than an alert may be"),
    UNSUPPORTED_VERSION("is not CAP 1.2"),
    WRONG_ROOT("is not an alert"),

    // ---- the form: what the schema says
    MISSING_REQUIRED_ELEMENT("lacks an element that must be there"),
    DUPLICATE_ELEMENT("has an element twice that may be there once"),
    INVALID_SEQUENCE("has its elements in another order than the standard's"),
    UNSUPPORTED_ELEMENT("has an element that CAP 1.2 does not know there"),
    UNSUPPORTED_ATTRIBUTE("has an attribute; CAP 1.2 has none"),
    UNEXPECTED_TEXT("has text where only elements may be"),
    INVALID_ENUM_VALUE("has a value that is not in the standard's list"),
    INVALID_DATE("has a time that is not written as CAP wants it"),
    INVALID_LANGUAGE("has a language tag that is not one of RFC 3066"),
    INVALID_NUMBER("has text where a number must be"),
    INVALID_URI("has an address that is not a URI"),
    SCHEMA_VIOLATION("does not fit the schema"),

    // ---- the message as a whole
    IDENTIFIER_EMPTY("has an empty identifier"),
    INVALID_IDENTIFIER("has a blank, comma, < or & in its identifier"),
    SENDER_EMPTY("has an empty sender"),
    INVALID_SENDER("has a blank, comma, < or & in its sender"),
    RESTRICTION_MISSING("is Restricted and does not say to whom"),
    RESTRICTION_SCOPE_MISMATCH("has a restriction and is not Restricted"),
    ADDRESSES_MISSING("is Private and has no addresses"),
    ADDRESSES_SCOPE_MISMATCH("has addresses and is not Private", Severity.WARNING),
    ERROR_WITHOUT_NOTE("is an Error and does not explain it"),
    EXERCISE_WITHOUT_NOTE("is an exercise and does not name it", Severity.WARNING),
    REFERENCES_MISSING("acts on an earlier message and does not name it"),
    REFERENCES_EMPTY("has references with nothing in them"),
    INVALID_REFERENCES("has references that are not sender,identifier,sent"),
    CIRCULAR_REFERENCE("refers to itself"),
    POSTDATED_REFERENCE("refers to a message that was sent later"),
    INFO_MISSING("says nothing: it has no info"),

    // ---- an info block
    EVENT_EMPTY("does not say what is happening"),
    EXPIRES_MISSING("does not say until when it holds", Severity.WARNING),
    EXPIRES_BEFORE_SENT("expired before it was sent"),
    EFFECTIVE_AFTER_EXPIRES("begins after it ends"),
    ONSET_AFTER_EXPIRES("expects the event after its own end"),
    INVALID_WEB("has a web address that is not absolute"),
    UNSAFE_URI("has an address that runs something when opened"),
    HEADLINE_TOO_LONG("has a headline that small screens cut off", Severity.WARNING),
    UNKNOWN_LANGUAGE("has a language that ISO 639 does not list", Severity.WARNING),
    SAME_TEXT_DIFFERENT_LANGUAGE("has the same text under two languages", Severity.WARNING),
    CATEGORIES_MUST_MATCH("has info blocks of different categories", Severity.WARNING),
    EVENT_CODES_MUST_MATCH("has info blocks of different event codes", Severity.WARNING),
    TEXT_CONTAINS_HTML_TAGS("has HTML tags in plain text", Severity.WARNING),
    TEXT_CONTAINS_HTML_ENTITIES("has HTML entities in plain text", Severity.WARNING),
    BIDI_OVERRIDE("has characters that make text read other than it is written"),
    INVISIBLE_CHARACTERS("has characters that nobody sees", Severity.WARNING),

    // ---- a resource
    INVALID_MIME_TYPE("has a file type that is not one of RFC 2046"),
    INVALID_RESOURCE_SIZE("has a file size that is not a number of bytes"),
    RELATIVE_URI_MISSING_DEREF_URI("has a file name without the file"),
    INVALID_DEREF_URI("has a file that is not base64"),
    INVALID_DIGEST("has a digest that is not SHA-1 in hexadecimal", Severity.WARNING),

    // ---- an area
    AREA_MISSING("does not say where"),
    AREA_NO_GEOMETRY("has an area in words only"),
    EMPTY_AREA_DESC("has an area without words", Severity.WARNING),
    POLYGON_EMPTY("has a polygon with nothing in it"),
    INVALID_POLYGON_SYNTAX("has a polygon that is not written as latitude,longitude pairs"),
    INVALID_POLYGON("has a polygon of fewer than four points, or of no extent"),
    POLYGON_NOT_CLOSED("has a polygon whose last point is not its first"),
    INVALID_POLYGON_SELF_INTERSECTION("has a polygon whose edges cross"),
    POLYGON_SLIGHTLY_CROSSED("has a polygon whose edges cross where it closes", Severity.WARNING),
    CIRCLE_EMPTY("has a circle with nothing in it"),
    INVALID_CIRCLE("has a circle that is not latitude,longitude radius"),
    CIRCLE_ZERO_RADIUS("has a circle without extent", Severity.WARNING),
    COORD_OUT_OF_RANGE("has a point that is not on the earth"),
    EMPTY_GEOCODE_FIELD("has a geocode without name or value"),
    INVALID_AREA("has a ceiling and no altitude"),
    INVALID_ALTITUDE_CEILING_RANGE("has a ceiling below its altitude"),

    // ---- a signature
    SIGNATURE_WRAPPING("hides another message or stray parts beside its signature"),
    SIGNATURE_EXTERNAL_REFERENCE("has a signature over something outside the message"),
    SIGNATURE_FORBIDDEN_ALGORITHM("has a signature made or transformed in a way that proves nothing");

    private final String summary;
    private final Severity severity;

    CapRule(String summary) {
        this(summary, Severity.ERROR);
    }

    CapRule(String summary, Severity severity) {
        this.summary = summary;
        this.severity = severity;
    }

    /** What a message that breaks it is or has, to follow the word "the message". */
    public String summary() {
        return summary;
    }

    public Severity severity() {
        return severity;
    }
}
