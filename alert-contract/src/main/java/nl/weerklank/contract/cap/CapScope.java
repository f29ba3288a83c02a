package nl.weerklank.contract.cap;

import java.util.Optional;

/** For whose eyes a message is (CAP 1.2 §3.2.1 scope). */
public enum CapScope {
    PUBLIC("Public"),
    RESTRICTED("Restricted"),
    PRIVATE("Private");

    private final String word;

    CapScope(String word) {
        this.word = word;
    }

    /** The word as CAP 1.2 writes it. */
    public String word() {
        return word;
    }

    /** The constant for a CAP word, case-sensitive as the standard is; empty for any other word. */
    public static Optional<CapScope> of(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
