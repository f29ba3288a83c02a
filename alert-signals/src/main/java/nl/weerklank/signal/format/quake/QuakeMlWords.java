package nl.weerklank.signal.format.quake;

import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Xml;

/** The lists of words of QuakeML 1.2, by the element and where it stands. */
final class QuakeMlWords {

    private static final Set<String> EVENT_TYPES = Set.of(
            "not existing",
            "not reported",
            "earthquake",
            "anthropogenic event",
            "collapse",
            "cavity collapse",
            "mine collapse",
            "building collapse",
            "explosion",
            "accidental explosion",
            "chemical explosion",
            "controlled explosion",
            "experimental explosion",
            "industrial explosion",
            "mining explosion",
            "quarry blast",
            "road cut",
            "blasting levee",
            "nuclear explosion",
            "induced or triggered event",
            "rock burst",
            "reservoir loading",
            "fluid injection",
            "fluid extraction",
            "crash",
            "plane crash",
            "train crash",
            "boat crash",
            "other event",
            "atmospheric event",
            "sonic boom",
            "sonic blast",
            "acoustic noise",
            "thunder",
            "avalanche",
            "snow avalanche",
            "debris avalanche",
            "hydroacoustic event",
            "ice quake",
            "slide",
            "landslide",
            "rockslide",
            "meteorite",
            "volcanic eruption");
    private static final Map<String, Set<String>> LISTS = Map.ofEntries(
            Map.entry("event/type", EVENT_TYPES),
            Map.entry("event/typeCertainty", Set.of("known", "suspected")),
            Map.entry(
                    "description/type",
                    Set.of(
                            "felt report",
                            "Flinn-Engdahl region",
                            "local time",
                            "tectonic summary",
                            "nearest cities",
                            "earthquake name",
                            "region name")),
            Map.entry(
                    "origin/type",
                    Set.of("hypocenter", "centroid", "amplitude", "macroseismic", "rupture start", "rupture end")),
            Map.entry(
                    "origin/depthType",
                    Set.of(
                            "from location",
                            "from moment tensor inversion",
                            "from modeling of broad-band P waveforms",
                            "constrained by depth phases",
                            "constrained by direct phases",
                            "constrained by depth and direct phases",
                            "operator assigned",
                            "other")),
            Map.entry(
                    "originUncertainty/preferredDescription",
                    Set.of("horizontal uncertainty", "uncertainty ellipse", "confidence ellipsoid")),
            Map.entry("pick/onset", Set.of("emergent", "impulsive", "questionable")),
            Map.entry("pick/polarity", Set.of("positive", "negative", "undecidable")),
            Map.entry("amplitude/category", Set.of("point", "mean", "duration", "period", "integral", "other")),
            Map.entry("amplitude/unit", Set.of("m", "s", "m/s", "m/(s*s)", "m*s", "dimensionless", "other")),
            Map.entry("momentTensor/category", Set.of("teleseismic", "regional")),
            Map.entry("momentTensor/inversionType", Set.of("general", "zero trace", "double couple")),
            Map.entry(
                    "dataUsed/waveType",
                    Set.of("P waves", "body waves", "surface waves", "mantle waves", "combined", "unknown")),
            Map.entry("sourceTimeFunction/type", Set.of("box car", "triangle", "trapezoid", "unknown")));
    private static final Set<String> MODES = Set.of("manual", "automatic");
    private static final Set<String> STATES = Set.of("preliminary", "confirmed", "reviewed", "final", "rejected");

    private QuakeMlWords() {}

    static void check(XmlElement element, String parent) throws Unreadable {
        var list = switch (element.name()) {
            case "evaluationMode" -> MODES;
            case "evaluationStatus" -> STATES;
            default -> LISTS.get(parent + "/" + element.name());
        };
        if (list != null && !list.contains(element.text().strip())) {
            throw new Unreadable(
                    Rule.INVALID_VALUE,
                    Xml.place(element),
                    element.name() + " of " + parent + " has a word that is not in the list of QuakeML 1.2",
                    "tell the source; the event does not follow QuakeML 1.2");
        }
    }
}
