package nl.weerklank.signal.format.cyber;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.signal.format.text.Json;

/** Mandatory tests of CSAF 2.0 §6.1 that decide whether an advisory says one thing: products, groups, revisions, versions, CVEs. */
final class CsafRules {

    /** A test that an advisory fails. */
    record Broken(String test, String place, String message) {}

    private CsafRules() {}

    static Optional<Broken> firstBroken(JsonNode root) {
        var products = new CsafProducts(root);
        return products.broken()
                .or(() -> CsafTracking.broken(root.path("document").path("tracking")))
                .or(() -> vulnerabilities(root))
                .or(() -> language(root.path("document")));
    }

    private static Optional<Broken> vulnerabilities(JsonNode root) {
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (var vulnerability : root.path("vulnerabilities")) {
            var place = "/vulnerabilities/" + number++;
            var cve = Json.text(vulnerability, "cve");
            if (!cve.isEmpty() && !seen.add(cve)) {
                return Optional.of(new Broken("6.1.23", place + "/cve", "the same CVE has two entries"));
            }
            var involved = new HashSet<String>();
            for (var involvement : vulnerability.path("involvements")) {
                if (!involved.add(Json.text(involvement, "party") + "|" + Json.text(involvement, "date"))) {
                    return Optional.of(
                            new Broken("6.1.24", place + "/involvements", "a party is involved twice at one time"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Broken> language(JsonNode document) {
        boolean translator = Json.text(document.path("publisher"), "category").equals("translator");
        return translator && Json.text(document, "source_lang").isEmpty()
                ? Optional.of(
                        new Broken("6.1.15", "/document/source_lang", "a translation does not say of what language"))
                : Optional.empty();
    }
}
