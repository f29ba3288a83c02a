package nl.weerklank.signal.format;

import java.util.List;

/** Reads one format; stateless, reads nothing but the bytes, never throws for what they hold. */
public interface SignalReader {

    /** The word by which a source names the format, such as {@code cap-feed}. */
    String format();

    /**
     * Everything that the bytes hold, in their order; one bad entry does not spoil the others.
     *
     * @return at least one entry, unless the format says that an empty list is a good answer
     */
    List<Entry> read(byte[] raw, SourceFacts source);
}
