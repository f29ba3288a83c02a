package nl.weerklank.signal.format;

import java.net.URI;
import nl.weerklank.signal.Signal;

/** One thing found in what a source sent. */
public sealed interface Entry {

    /** A threat signal. */
    record Taken(Signal signal) implements Entry {}

    /**
     * The source says that the rest stands elsewhere.
     *
     * @param format the word of the format that is expected there
     * @param changed what the source says of its last change, to leave out what was read before; empty where it says nothing
     */
    record Linked(URI address, String format, String changed) implements Entry {}

    /**
     * Good by its format and no threat by itself: an index, an identity, an acknowledgement.
     *
     * @param what it is, in the format's words, without anything from its content
     */
    record Noted(String place, String what) implements Entry {}

    /**
     * Not usable.
     *
     * @param place line and column, or a JSON pointer; empty for the whole
     * @param message what is wrong, in one sentence, without content that may be marked
     * @param remedy what an operator or the source can do, in one sentence
     */
    record Refused(Rule rule, String place, String message, String remedy) implements Entry {}
}
