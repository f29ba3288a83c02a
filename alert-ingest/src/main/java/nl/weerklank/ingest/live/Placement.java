package nl.weerklank.ingest.live;

import java.util.List;
import nl.weerklank.ingest.check.Violation;

/** Where a message stands among what is live. */
public sealed interface Placement {

    /** It opens an alert. */
    record Opens(String alertId) implements Placement {}

    /** It changes or ends this live alert. */
    record Follows(LiveAlert alert) implements Placement {}

    /** Its references fit nothing that is live. */
    record Misplaced(List<Violation> violations) implements Placement {
        public Misplaced {
            violations = List.copyOf(violations);
        }
    }
}
