package nl.weerklank.contract.cap.rule;

/** Where in the file something stands: line and column, both from 1; {@link #UNKNOWN} where there is no file. */
public record CapPlace(int line, int column) {

    /** The place in a message that did not come from XML. */
    public static final CapPlace UNKNOWN = new CapPlace(0, 0);
}
