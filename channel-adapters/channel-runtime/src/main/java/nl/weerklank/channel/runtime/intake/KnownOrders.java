package nl.weerklank.channel.runtime.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/** The orders that were taken on lately, by id; thread-safe. What has dropped out is caught by the adapter, which repeats nothing. */
final class KnownOrders {

    private static final int REMEMBERED = 20_000;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized boolean contains(String orderId) {
        return ids.containsKey(orderId);
    }

    /** False when it was known already. */
    synchronized boolean add(String orderId) {
        return ids.put(orderId, true) == null;
    }
}
