package nl.weerklank.contract.cap;

import java.util.Optional;

/** The kind of hazard (CAP 1.2 §3.2.2 category). */
public enum CapCategory {
    GEO("Geo"),
    MET("Met"),
    SAFETY("Safety"),
    SECURITY("Security"),
    RESCUE("Rescue"),
    FIRE("Fire"),
    HEALTH("Health"),
    ENV("Env"),
    TRANSPORT("Transport"),
    INFRA("Infra"),
    CBRNE("CBRNE"),
    OTHER("Other");

    private final String word;

    CapCategory(String word) {
        this.word = word;
    }

    /** The word as CAP 1.2 writes it. */
    public String word() {
        return word;
    }

    /** The constant for a CAP word, case-sensitive as the standard is; empty for any other word. */
    public static Optional<CapCategory> of(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
