package nl.weerklank.contract.alert;

import java.time.Instant;
import java.util.List;

/** By whose decision an alert went out. */
public sealed interface Authority {

    /** Written by one person and approved by others, none of them the author. */
    record Approved(String author, List<Approval> approvals) implements Authority {
        public Approved {
            approvals = List.copyOf(approvals);
            if (approvals.isEmpty()) {
                throw new IllegalArgumentException("an approved alert names at least one approver");
            }
        }
    }

    /** Issued at once under a mandate that lets a named sender issue one kind of hazard alone until it ends. */
    record Mandated(String mandate, String sender, Instant mandateEnds) implements Authority {}

    /** One person's yes, and when. */
    record Approval(String approver, Instant at) {}
}
