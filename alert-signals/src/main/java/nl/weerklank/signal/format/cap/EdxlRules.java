package nl.weerklank.signal.format.cap;

import java.util.List;
import java.util.Set;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Times;
import nl.weerklank.signal.format.text.Xml;

/** What an EDXL-DE envelope must have (DE 1.0 §3.2, DE 2.0 §3.2). */
final class EdxlRules {

    static final Set<String> STATUS = Set.of("Actual", "Exercise", "System", "Test", "Unknown", "NoAppropriateDefault");
    static final Set<String> KINDS = Set.of(
            "Report",
            "Update",
            "Cancel",
            "Request",
            "Response",
            "Dispatch",
            "Ack",
            "Error",
            "SensorConfiguration",
            "SensorControl",
            "SensorStatus",
            "SensorDetection",
            "Unknown",
            "NoAppropriateDefault");
    private static final List<String> FIRST = List.of(
            "distributionID",
            "senderID",
            "dateTimeSent",
            "distributionStatus",
            "distributionType",
            "combinedConfidentiality");
    private static final List<String> SECOND = List.of(
            "distributionID", "senderID", "dateTimeSent", "dateTimeExpires", "distributionStatus", "distributionKind");
    private static final String REMEDY = "tell the source which element is wrong; its envelope does not follow EDXL-DE";

    private EdxlRules() {}

    static void check(XmlElement root, boolean first) throws Unreadable {
        for (var name : first ? FIRST : SECOND) {
            var found = Xml.children(root, name);
            if (found.isEmpty() || found.getFirst().text().isBlank()) {
                throw new Unreadable(Rule.MISSING_FIELD, Xml.place(root), name + " is not given", REMEDY);
            }
            if (found.size() > 1) {
                throw broken(found.get(1), name + " is given twice");
            }
        }
        for (var name : List.of("dateTimeSent", "dateTimeExpires")) {
            var time = Xml.child(root, name);
            if (time != null) {
                Times.orNull(time.text(), Xml.place(time));
            }
        }
        word(root, "distributionStatus", STATUS);
        word(root, first ? "distributionType" : "distributionKind", KINDS);
        for (var target : Xml.children(root, "targetArea")) {
            EdxlAreas.check(target);
        }
        for (var object : Xml.children(root, "contentObject")) {
            object(object);
        }
        address(root);
    }

    private static void word(XmlElement root, String name, Set<String> words) throws Unreadable {
        var element = Xml.child(root, name);
        if (element == null || words.contains(element.text().strip())) {
            return;
        }
        // in DE 2.0 a sender may bring a list of its own: a list's address and a word of it
        if (Xml.child(element, "stateType") == null
                && Xml.child(element, "kindType") == null
                && element.children().isEmpty()) {
            throw broken(element, name + " has a word that is not in the standard's list");
        }
    }

    private static void object(XmlElement object) throws Unreadable {
        boolean xml = Xml.child(object, "xmlContent") != null || Xml.child(object, "contentXML") != null;
        var other = Xml.child(object, "nonXMLContent");
        if (!xml && other == null && Xml.child(object, "otherContent") == null) {
            throw new Unreadable(Rule.MISSING_FIELD, Xml.place(object), "a content object has no content", REMEDY);
        }
        if (other != null && Xml.text(other, "mimeType").isEmpty()) {
            throw new Unreadable(Rule.MISSING_FIELD, Xml.place(other), "mimeType is not given", REMEDY);
        }
    }

    private static void address(XmlElement root) throws Unreadable {
        var descriptor = Xml.child(root, "descriptor");
        var holders = descriptor == null ? List.of(root) : List.of(root, descriptor);
        for (var holder : holders) {
            for (var address : Xml.children(holder, "explicitAddress")) {
                for (var name : List.of("explicitAddressScheme", "explicitAddressValue")) {
                    if (Xml.text(address, name).isEmpty()) {
                        throw new Unreadable(Rule.MISSING_FIELD, Xml.place(address), name + " is not given", REMEDY);
                    }
                }
            }
        }
    }

    private static Unreadable broken(XmlElement element, String message) {
        return new Unreadable(Rule.INVALID_VALUE, Xml.place(element), message, REMEDY);
    }
}
