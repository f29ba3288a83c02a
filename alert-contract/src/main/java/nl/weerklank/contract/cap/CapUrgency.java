package nl.weerklank.contract.cap;

import java.util.Optional;

/** How soon to act (CAP 1.2 §3.2.2 urgency). */
public enum CapUrgency {
    IMMEDIATE("Immediate"),
    EXPECTED("Expected"),
    FUTURE("Future"),
    PAST("Past"),
    UNKNOWN("Unknown");

    private final String word;

    CapUrgency(String word) {
        this.word = word;
    }

    /** The word as CAP 1.2 writes it. */
    public String word() {
        return word;
    }

    /** The constant for a CAP word, case-sensitive as the standard is; empty for any other word. */
    public static Optional<CapUrgency> of(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
