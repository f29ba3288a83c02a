package nl.weerklank.channel.web.edge;

import java.util.Map;
import nl.weerklank.contract.report.Fault;

/** What the edge said to a request to serve a new state. */
public sealed interface EdgeAnswer {

    /** The revision that each point of presence says it serves, by name; one that is missing did not confirm. */
    record Confirmed(Map<String, Long> serving) implements EdgeAnswer {
        public Confirmed {
            serving = Map.copyOf(serving);
        }

        /** Whether this point of presence confirmed this revision or a later one. */
        public boolean serves(PointOfPresence point, long revision) {
            return serving.getOrDefault(point.name(), -1L) >= revision;
        }
    }

    /** Nothing is confirmed. */
    record Not(Fault fault, String detail) implements EdgeAnswer {}
}
