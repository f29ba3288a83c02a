package nl.weerklank.signal;

import java.util.Locale;
import java.util.Optional;

/** Who may read something (Traffic Light Protocol 2.0), from everybody to nobody but the receiver. */
public enum Tlp {
    CLEAR("TLP:CLEAR"),
    GREEN("TLP:GREEN"),
    AMBER("TLP:AMBER"),
    AMBER_STRICT("TLP:AMBER+STRICT"),
    RED("TLP:RED");

    private final String word;

    Tlp(String word) {
        this.word = word;
    }

    /** The label as TLP 2.0 writes it. */
    public String word() {
        return word;
    }

    /** Whether everybody may read it; GREEN is for a community, so it is not. */
    public boolean isPublic() {
        return this == CLEAR;
    }

    /** The stricter of the two. */
    public Tlp stricter(Tlp other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The label of TLP 1 or 2 in any case, with or without {@code TLP:}; empty for any other word. */
    public static Optional<Tlp> of(String label) {
        var name = label.strip().toUpperCase(Locale.ROOT).replaceFirst("^TLP[:-]?\\s*", "");
        return switch (name) {
            case "CLEAR", "WHITE" -> Optional.of(CLEAR);
            case "GREEN" -> Optional.of(GREEN);
            case "AMBER" -> Optional.of(AMBER);
            case "AMBER+STRICT", "AMBER_STRICT", "AMBER-STRICT" -> Optional.of(AMBER_STRICT);
            case "RED" -> Optional.of(RED);
            default -> Optional.empty();
        };
    }
}
