package nl.weerklank.contract.cap.xml;

/**
 * How large a message may be before reading stops.
 *
 * @param bytes of the whole file
 * @param depth of nested elements
 * @param attributes of one element
 * @param elements of the whole file
 * @param text characters of one element
 * @param polygonPoints of one polygon
 * @param points of all polygons together
 */
public record CapLimits(int bytes, int depth, int attributes, int elements, int text, int polygonPoints, int points) {

    /** Room for the largest alerts of real senders, which hold the borders of whole coasts. */
    public static final CapLimits DEFAULT =
            new CapLimits(2 * 1024 * 1024, 24, 32, 20_000, 1024 * 1024, 50_000, 100_000);
}
