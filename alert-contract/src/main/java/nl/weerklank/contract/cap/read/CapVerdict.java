package nl.weerklank.contract.cap.read;

import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.rule.Violation;

/**
 * The answer to "is this file a good alert": the message where it could be read, and every rule that it breaks.
 *
 * @param alert present when the form is right, even if a rule refuses it
 */
public record CapVerdict(Optional<CapAlert> alert, List<Violation> violations) {

    public CapVerdict {
        violations = List.copyOf(violations);
    }

    /** Whether it may be used: read, and no violation refuses it; warnings may remain. */
    public boolean valid() {
        return alert.isPresent() && violations.stream().noneMatch(Violation::refuses);
    }

    public List<Violation> errors() {
        return violations.stream().filter(Violation::refuses).toList();
    }

    public List<Violation> warnings() {
        return violations.stream().filter(v -> !v.refuses()).toList();
    }
}
