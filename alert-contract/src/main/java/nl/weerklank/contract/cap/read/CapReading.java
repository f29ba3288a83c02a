package nl.weerklank.contract.cap.read;

import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.rule.CapPlaces;
import nl.weerklank.contract.cap.rule.Violation;

/** What reading a file gave: a message, or why it is none. */
public sealed interface CapReading {

    /** The file is a CAP 1.2 message by its form; whether it keeps the other rules is for the check to say. */
    record Read(CapAlert alert, CapPlaces places) implements CapReading {}

    /** The file is no CAP 1.2 message; at least one violation refuses it. */
    record Malformed(List<Violation> violations) implements CapReading {
        public Malformed {
            violations = List.copyOf(violations);
            if (violations.stream().noneMatch(Violation::refuses)) {
                throw new IllegalArgumentException("a malformed message breaks at least one rule");
            }
        }
    }
}
