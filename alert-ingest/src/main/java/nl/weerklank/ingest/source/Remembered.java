package nl.weerklank.ingest.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last things of a kind, so many and no more. */
final class Remembered<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Remembered(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
