package nl.weerklank.contract.cap.check;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.rule.CapPlaces;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;

/** Gathers violations with their places while the rules run. */
final class Findings {

    private final CapPlaces places;
    private final List<Violation> found = new ArrayList<>();

    Findings(CapPlaces places) {
        this.places = places;
    }

    void add(CapRule rule, String path, String message, String remedy) {
        found.add(Violation.at(rule, path, places.at(path), message, remedy));
    }

    List<Violation> all() {
        return List.copyOf(found);
    }
}
