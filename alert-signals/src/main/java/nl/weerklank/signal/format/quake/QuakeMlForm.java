package nl.weerklank.signal.format.quake;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Times;
import nl.weerklank.signal.format.text.Xml;

/** What the basic event description of QuakeML 1.2 allows: identifiers, words of its lists, numbers, times, what must be there. */
final class QuakeMlForm {

    /** Resource identifiers (BED 1.2 §3.1): authority and resource, of a small set of characters. */
    private static final Pattern RESOURCE = Pattern.compile(
            "(smi|quakeml):[\\w\\d][\\w\\d\\-.*()_~']{2,}/[\\w\\d\\-.*()_~'][\\w\\d\\-.*()+?_~'=,;#/&]*");

    private static final Set<String> NAMED = Set.of(
            "eventParameters",
            "event",
            "origin",
            "magnitude",
            "stationMagnitude",
            "amplitude",
            "pick",
            "focalMechanism",
            "momentTensor",
            "arrival");
    private static final Set<String> REFERENCES = Set.of(
            "preferredOriginID",
            "preferredMagnitudeID",
            "preferredFocalMechanismID",
            "referenceSystemID",
            "methodID",
            "slownessMethodID",
            "earthModelID",
            "originID",
            "amplitudeID",
            "stationMagnitudeID",
            "pickID",
            "filterID",
            "triggeringOriginID",
            "derivedOriginID",
            "momentMagnitudeID",
            "greensFunctionID",
            "agencyURI",
            "authorURI",
            "waveformID");
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "origin", Set.of("time", "longitude", "latitude"),
            "magnitude", Set.of("mag"),
            "stationMagnitude", Set.of("mag"),
            "amplitude", Set.of("genericAmplitude"),
            "pick", Set.of("time", "waveformID"),
            "arrival", Set.of("pickID", "phase"),
            "momentTensor", Set.of("derivedOriginID"),
            "comment", Set.of("text"));
    private static final Set<String> REAL_QUANTITIES = Set.of(
            "longitude",
            "latitude",
            "depth",
            "mag",
            "genericAmplitude",
            "period",
            "horizontalSlowness",
            "backazimuth",
            "scalarMoment",
            "strike",
            "dip",
            "rake");
    private static final Set<String> REALS = Set.of(
            "uncertainty",
            "lowerUncertainty",
            "upperUncertainty",
            "confidenceLevel",
            "timeResidual",
            "distance",
            "azimuth",
            "azimuthalGap",
            "standardError");
    private static final String REMEDY = "tell the source; the event does not follow QuakeML 1.2";

    private QuakeMlForm() {}

    static void check(XmlElement element, String parent) throws Unreadable {
        var name = element.name();
        if (NAMED.contains(name)) {
            identifier(element);
        }
        for (var needed : REQUIRED.getOrDefault(name, Set.of())) {
            if (Xml.child(element, needed) == null) {
                throw new Unreadable(
                        Rule.MISSING_FIELD, Xml.place(element), needed + " of " + name + " is not given", REMEDY);
            }
        }
        var text = element.text().strip();
        if (REFERENCES.contains(name) && (!text.isEmpty() || !name.equals("waveformID"))) {
            reference(text, element, name);
        }
        if (name.equals("comment") && !element.attribute("id").isEmpty()) {
            reference(element.attribute("id"), element, "id of comment");
        }
        QuakeMlWords.check(element, parent);
        numbers(element, parent, text);
        for (var child : element.children()) {
            if (child.namespace().equals(element.namespace())) {
                check(child, name);
            }
        }
    }

    private static void identifier(XmlElement element) throws Unreadable {
        var id = element.attribute("publicID");
        if (id.isEmpty()) {
            throw new Unreadable(
                    Rule.MISSING_FIELD, Xml.place(element), "publicID of " + element.name() + " is not given", REMEDY);
        }
        reference(id, element, "publicID of " + element.name());
    }

    private static void reference(String id, XmlElement element, String what) throws Unreadable {
        if (!RESOURCE.matcher(id).matches()) {
            throw new Unreadable(
                    Rule.INVALID_VALUE, Xml.place(element), what + " is no resource identifier of QuakeML", REMEDY);
        }
    }

    private static void numbers(XmlElement element, String parent, String text) throws Unreadable {
        boolean quantity = element.name().equals("value");
        if (quantity && (parent.equals("time") || parent.equals("scalingTime"))) {
            if (Times.of(text).isEmpty()) {
                throw new Unreadable(Rule.INVALID_TIME, Xml.place(element), "a time is not written as one", REMEDY);
            }
        } else if (quantity && REAL_QUANTITIES.contains(parent)
                || REALS.contains(element.name()) && element.children().isEmpty()) {
            try {
                Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new Unreadable(
                        Rule.INVALID_VALUE,
                        Xml.place(element),
                        element.name() + " of " + parent + " is no number",
                        REMEDY);
            }
        }
    }
}
