package nl.weerklank.signal.format.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Json;
import nl.weerklank.signal.format.text.Xml;

/** EDXL-DE 1.0 and 2.0 in XML, and 2.0 in JSON: the envelope is checked, then each CAP message in it is read for itself. */
public final class EdxlReader implements SignalReader {

    private static final String DE_1 = "urn:oasis:names:tc:emergency:EDXL:DE:1.0";
    private static final String DE_2 = "urn:oasis:names:tc:emergency:EDXL:DE:2.0";
    private static final Set<String> OPEN = Set.of("UNCLASSIFIED", "PUBLIC", "NONE", "UNRESTRICTED");

    @Override
    public String format() {
        return "edxl-de";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            if (Json.looksLike(raw)) {
                return EdxlJson.read(Json.read(raw));
            }
            return read(Xml.read(raw), source);
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static List<Entry> read(XmlElement root, SourceFacts source) throws Unreadable {
        boolean first = root.namespace().equals(DE_1);
        if (!root.name().equalsIgnoreCase("EDXLDistribution")
                || !first && !root.namespace().equals(DE_2)) {
            throw new Unreadable(
                    Rule.WRONG_FORMAT,
                    Xml.place(root),
                    "the root element is no EDXL distribution of DE 1.0 or 2.0",
                    "check the address, or declare the source with its real format");
        }
        EdxlRules.check(root, first);
        var status = Xml.text(root, "distributionStatus");
        if (status.equals("System")) {
            return List.of(new Entry.Noted(Xml.place(root), "a distribution of status System"));
        }
        var tlp = tlp(Xml.text(root, "combinedConfidentiality"));
        var entries = new ArrayList<Entry>();
        collect(root, source, tlp, entries);
        return entries.isEmpty()
                ? List.of(new Entry.Noted(
                        Xml.place(root), "a distribution whose content is of no kind that is read here"))
                : entries;
    }

    private static void collect(XmlElement from, SourceFacts source, Tlp tlp, List<Entry> entries) {
        for (var child : from.children()) {
            if (child.name().equals("alert")) {
                entries.add(CapSignals.read(child, source, tlp));
            } else {
                collect(child, source, child.name().equals("contentObject") ? tlp.stricter(own(child)) : tlp, entries);
            }
        }
    }

    private static Tlp own(XmlElement contentObject) {
        return tlp(Xml.text(contentObject, "confidentiality"));
    }

    /** A word of confidentiality that nobody defined keeps the message inside. */
    private static Tlp tlp(String word) {
        if (word.isEmpty() || OPEN.contains(word.toUpperCase(Locale.ROOT))) {
            return Tlp.CLEAR;
        }
        return Tlp.of(word).orElse(Tlp.AMBER);
    }
}
