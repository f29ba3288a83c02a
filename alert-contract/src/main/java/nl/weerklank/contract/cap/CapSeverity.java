package nl.weerklank.contract.cap;

import java.util.Optional;

/** How grave the threat is (CAP 1.2 §3.2.2 severity). */
public enum CapSeverity {
    EXTREME("Extreme"),
    SEVERE("Severe"),
    MODERATE("Moderate"),
    MINOR("Minor"),
    UNKNOWN("Unknown");

    private final String word;

    CapSeverity(String word) {
        this.word = word;
    }

    /** The word as CAP 1.2 writes it. */
    public String word() {
        return word;
    }

    /** The constant for a CAP word, case-sensitive as the standard is; empty for any other word. */
    public static Optional<CapSeverity> of(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
