package nl.weerklank.channel.runtime.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The orders that were taken on lately, by id, each with its end; thread-safe. What has dropped out is caught by the adapter, which repeats nothing. */
final class KnownOrders {

    private static final int REMEMBERED = 20_000;

    private final Map<String, CompletionStage<Void>> ends = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletionStage<Void>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The end of an order that is known. */
    synchronized Optional<CompletionStage<Void>> end(String orderId) {
        return Optional.ofNullable(ends.get(orderId));
    }

    synchronized void remember(String orderId, CompletionStage<Void> end) {
        ends.put(orderId, end);
    }
}
