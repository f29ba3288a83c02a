package nl.weerklank.signal.format.cap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Json;
import nl.weerklank.signal.format.text.Times;

/** The JSON of EDXL-DE 2.0 envelopes; what health services send in it is checked and noted, for it holds no CAP. */
final class EdxlJson {

    private static final String REMEDY = "tell the source which field is wrong; its envelope does not follow EDXL-DE";

    private EdxlJson() {}

    static List<Entry> read(JsonNode root) throws Unreadable {
        if (!root.isObject()) {
            throw new Unreadable(Rule.WRONG_FORMAT, "", "the file is no JSON object", REMEDY);
        }
        for (var name : List.of(
                "distributionID",
                "senderID",
                "dateTimeSent",
                "dateTimeExpires",
                "distributionStatus",
                "distributionKind")) {
            Json.required(root, name, "");
        }
        for (var name : List.of("dateTimeSent", "dateTimeExpires")) {
            Times.orNull(Json.text(root, name), "/" + name);
        }
        word(root, "distributionStatus", EdxlRules.STATUS);
        word(root, "distributionKind", EdxlRules.KINDS);
        for (var name : List.of("descriptor", "content")) {
            if (root.path(name).isMissingNode()) {
                throw Json.missing("", name);
            }
        }
        address(root.path("descriptor").path("explicitAddress"));
        if (!root.path("content").isArray() || root.path("content").isEmpty()) {
            throw new Unreadable(Rule.MISSING_FIELD, "/content", "content is no list with something in it", REMEDY);
        }
        return List.of(new Entry.Noted("", "a distribution whose content is of no kind that is read here"));
    }

    private static void address(JsonNode given) throws Unreadable {
        if (given.isMissingNode()) {
            return;
        }
        for (var address : given.isArray() ? given : List.of(given)) {
            Json.required(address, "explicitAddressScheme", "/descriptor/explicitAddress");
            Json.required(address, "explicitAddressValue", "/descriptor/explicitAddress");
        }
    }

    private static void word(JsonNode root, String name, Set<String> words) throws Unreadable {
        if (!words.contains(Json.text(root, name))) {
            throw new Unreadable(
                    Rule.INVALID_VALUE, "/" + name, name + " has a word that is not in the standard's list", REMEDY);
        }
    }
}
