package nl.weerklank.ingest.issue;

import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.ingest.check.Violation;

/** What became of a message that was decided to go out. */
public sealed interface IssueOutcome {

    /** It is in the log, now or since before. */
    record Issued(AlertEvent event) implements IssueOutcome {}

    /** It no longer fits what is live. */
    record Lapsed(List<Violation> violations) implements IssueOutcome {
        public Lapsed {
            violations = List.copyOf(violations);
        }
    }

    /** The log did not confirm it; the same message may be issued again and gets the same version. */
    record Unconfirmed(String reason) implements IssueOutcome {}
}
