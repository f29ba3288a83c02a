package nl.weerklank.channel.cellbroadcast.cbsp;

/**
 * One page of a message as CBSP carries it: 82 octets, of which the first {@code used} hold text.
 *
 * @param used 1 to 82; the rest is padding
 */
public record Page(Octets octets, int used) {

    /** Octets of a page (TS 23.041 §9.3). */
    public static final int SIZE = 82;

    public Page {
        if (octets.length() != SIZE) {
            throw new IllegalArgumentException("a page has " + SIZE + " octets, not " + octets.length());
        }
        if (used < 0 || used > SIZE) {
            throw new IllegalArgumentException("of a page 0 to " + SIZE + " octets are used, not " + used);
        }
    }
}
