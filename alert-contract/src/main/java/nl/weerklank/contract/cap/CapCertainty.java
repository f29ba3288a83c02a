package nl.weerklank.contract.cap;

import java.util.Optional;

/** How sure the sender is (CAP 1.2 §3.2.2 certainty). */
public enum CapCertainty {
    OBSERVED("Observed"),
    LIKELY("Likely"),
    POSSIBLE("Possible"),
    UNLIKELY("Unlikely"),
    UNKNOWN("Unknown");

    private final String word;

    CapCertainty(String word) {
        this.word = word;
    }

    /** The word as CAP 1.2 writes it. */
    public String word() {
        return word;
    }

    /** The constant for a CAP word, case-sensitive as the standard is; empty for any other word. */
    public static Optional<CapCertainty> of(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
