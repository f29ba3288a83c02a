package nl.weerklank.ingest.read;

import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.ingest.check.Violation;

/** What came of a submitted body. */
public sealed interface Reading {

    /**
     * A message that keeps every rule of CAP.
     *
     * @param reordered whether elements had to be put in the standard's order first
     */
    record Readable(CapAlert alert, List<Violation> warnings, boolean reordered) implements Reading {
        public Readable {
            warnings = List.copyOf(warnings);
        }
    }

    /** No message at all: not the form of CAP. */
    record Malformed(List<Violation> violations) implements Reading {
        public Malformed {
            violations = List.copyOf(violations);
        }
    }

    /** A message by its form that breaks a rule of CAP. */
    record Invalid(List<Violation> violations) implements Reading {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
