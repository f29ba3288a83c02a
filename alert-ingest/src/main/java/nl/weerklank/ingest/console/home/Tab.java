package nl.weerklank.ingest.console.home;

import java.util.Locale;
import java.util.Optional;

/** The parts of the first page. */
public enum Tab {
    DRAFTS,
    WAITING,
    LIVE,
    ENDED,
    REJECTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Tab> of(String word) {
        for (var tab : values()) {
            if (tab.word().equals(word)) {
                return Optional.of(tab);
            }
        }
        return Optional.empty();
    }
}
