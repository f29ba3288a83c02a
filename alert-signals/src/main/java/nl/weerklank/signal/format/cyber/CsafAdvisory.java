package nl.weerklank.signal.format.cyber;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Json;
import nl.weerklank.signal.format.text.Times;

/** One CSAF document as a signal: its form, the mandatory tests, and how grave its worst vulnerability is. */
final class CsafAdvisory {

    private static final Set<String> STATES = Set.of("draft", "final", "interim");

    private CsafAdvisory() {}

    static List<Entry> read(JsonNode root, SourceFacts source) throws Unreadable {
        var document = root.path("document");
        form(document);
        var broken = CsafRules.firstBroken(root);
        if (broken.isPresent()) {
            var test = broken.get();
            throw new Unreadable(
                    Rule.BROKEN_RULE,
                    test.place(),
                    "mandatory test " + test.test() + ": " + test.message(),
                    "tell the publisher of the advisory; validate it with a CSAF validator");
        }
        var tracking = document.path("tracking");
        if (Json.text(tracking, "status").equals("draft")) {
            return List.of(new Entry.Noted("/document/tracking/status", "a draft of an advisory"));
        }
        return List.of(signal(root, document, tracking, source).taken());
    }

    private static SignalBuilder signal(JsonNode root, JsonNode document, JsonNode tracking, SourceFacts source)
            throws Unreadable {
        var version = Json.text(tracking, "version");
        boolean first = tracking.path("revision_history").size() <= 1;
        var signal = new SignalBuilder(source, Json.text(tracking, "id"), version, "")
                .kind(first ? SignalKind.NEW : SignalKind.UPDATE)
                .tlp(tlp(document))
                .hazard(Hazard.CYBER)
                .event(Json.text(document, "category"))
                .observed(Times.orNull(Json.text(tracking, "initial_release_date"), "/document/tracking"))
                .sent(Times.orNull(Json.text(tracking, "current_release_date"), "/document/tracking"))
                .severity(severity(root))
                .certainty(CapCertainty.OBSERVED)
                .headline(Json.text(document, "title"))
                .description(notes(document));
        double score = score(root);
        if (score >= 0) {
            signal.value("cvss", score, "");
        }
        for (var reference : document.path("references")) {
            if (Json.text(reference, "category").equals("self")) {
                signal.link(Json.text(reference, "url"));
            }
        }
        for (var vulnerability : root.path("vulnerabilities")) {
            signal.alias("cve", Json.text(vulnerability, "cve"));
        }
        return signal.alias("csaf", Json.text(tracking, "id"));
    }

    /** What the schema asks of the document itself (CSAF 2.0 §3.2.1). */
    private static void form(JsonNode document) throws Unreadable {
        var place = "/document";
        Json.required(document, "category", place);
        if (!Json.required(document, "csaf_version", place).equals("2.0")) {
            throw new Unreadable(
                    Rule.UNSUPPORTED_VERSION,
                    place + "/csaf_version",
                    "the advisory is not CSAF 2.0",
                    "ask for CSAF 2.0");
        }
        Json.required(document, "title", place);
        for (var field : List.of("category", "name", "namespace")) {
            Json.required(document.path("publisher"), field, place + "/publisher");
        }
        var tracking = document.path("tracking");
        for (var field : List.of("current_release_date", "id", "initial_release_date", "status", "version")) {
            Json.required(tracking, field, place + "/tracking");
        }
        for (var field : List.of("current_release_date", "initial_release_date")) {
            Times.orNull(Json.text(tracking, field), place + "/tracking/" + field);
        }
        if (!STATES.contains(Json.text(tracking, "status"))) {
            throw new Unreadable(
                    Rule.INVALID_VALUE,
                    place + "/tracking/status",
                    "the status is none of CSAF's",
                    "tell the publisher");
        }
        if (!tracking.path("revision_history").isArray()
                || tracking.path("revision_history").isEmpty()) {
            throw Json.missing(place + "/tracking", "revision_history");
        }
    }

    /** A label that nobody defined keeps the advisory inside. */
    private static Tlp tlp(JsonNode document) {
        var label = Json.text(document.path("distribution").path("tlp"), "label");
        if (!label.isEmpty()) {
            return Tlp.of(label).orElse(Tlp.AMBER);
        }
        return Tlp.CLEAR;
    }

    private static String notes(JsonNode document) {
        for (var category : List.of("summary", "description", "general")) {
            for (var note : document.path("notes")) {
                if (Json.text(note, "category").equals(category)) {
                    return Json.text(note, "text");
                }
            }
        }
        return "";
    }

    private static double score(JsonNode root) {
        double worst = -1;
        for (var vulnerability : root.path("vulnerabilities")) {
            for (var score : vulnerability.path("scores")) {
                for (var version : List.of("cvss_v3", "cvss_v2")) {
                    worst = Math.max(
                            worst, score.path(version).path("baseScore").asDouble(-1));
                }
            }
        }
        return worst;
    }

    private static CapSeverity severity(JsonNode root) {
        double score = score(root);
        if (score >= 0) {
            return score >= 9
                    ? CapSeverity.EXTREME
                    : score >= 7 ? CapSeverity.SEVERE : score >= 4 ? CapSeverity.MODERATE : CapSeverity.MINOR;
        }
        return switch (Json.text(root.path("document").path("aggregate_severity"), "text")
                .toLowerCase(Locale.ROOT)) {
            case "critical" -> CapSeverity.EXTREME;
            case "important", "high" -> CapSeverity.SEVERE;
            case "moderate", "medium" -> CapSeverity.MODERATE;
            case "low" -> CapSeverity.MINOR;
            default -> CapSeverity.UNKNOWN;
        };
    }
}
