package nl.weerklank.signal;

import java.util.Objects;

/**
 * Where the bytes are kept that a signal was read from.
 *
 * @param digest SHA-256 of the bytes in hexadecimal, the key of the raw record on its topic
 * @param mediaType as the source named it, or as its format has it
 * @param pointer the signal's place within the bytes: a JSON pointer, or line and column of XML; empty for the whole
 */
public record RawReference(String digest, String mediaType, String pointer) {

    public RawReference {
        Objects.requireNonNull(digest, "a raw record is found by its digest");
        Objects.requireNonNull(mediaType, "a raw record has a media type");
        Objects.requireNonNull(pointer, "a pointer is empty for the whole");
    }

    /** The same bytes, another place within them. */
    public RawReference at(String place) {
        return new RawReference(digest, mediaType, place);
    }
}
