package nl.weerklank.signal.format;

import java.util.List;

/** Looks at what a reader found once more, with the bytes beside it, and refuses what does not hold. */
@FunctionalInterface
public interface ContentCheck {

    /** Nothing more is asked. */
    ContentCheck NONE = (format, raw, entries) -> entries;

    List<Entry> check(String format, byte[] raw, List<Entry> entries);
}
