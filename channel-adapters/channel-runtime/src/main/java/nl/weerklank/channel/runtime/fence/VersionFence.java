package nl.weerklank.channel.runtime.fence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.alert.AlertEvent;

/** The newest version that is known of each alert; only genuine events may raise it. Thread-safe. */
public final class VersionFence {

    private final Map<String, Integer> newest = new ConcurrentHashMap<>();

    /** Takes note of a version whose signature was verified. */
    public void raise(AlertEvent genuine) {
        newest.merge(genuine.alertId(), genuine.version(), Math::max);
    }

    /** The newest version that is known of an alert, 0 for an alert that is not. */
    public int newest(String alertId) {
        return newest.getOrDefault(alertId, 0);
    }

    public int size() {
        return newest.size();
    }
}
