package nl.weerklank.signal.format.quake;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.HazardWords;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Times;
import nl.weerklank.signal.format.text.Xml;
import org.jspecify.annotations.Nullable;

/** QuakeML 1.2: each event whose form is right and that has an origin is a signal. */
public final class QuakeMlReader implements SignalReader {

    private static final String ROOT = "http://quakeml.org/xmlns/quakeml/1.2";
    private static final String ROOT_LIVE = "http://quakeml.org/xmlns/quakeml-rt/1.2";
    private static final String ANY = "http://quakeml.org/xmlns/";

    @Override
    public String format() {
        return "quakeml";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            var parameters = parameters(Xml.read(raw));
            var entries = new ArrayList<Entry>();
            for (var event : Xml.children(parameters, "event")) {
                entries.add(event(event, source));
            }
            return entries.isEmpty() ? List.of(new Entry.Noted("", "a catalogue without events")) : entries;
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static XmlElement parameters(XmlElement root) throws Unreadable {
        boolean known = root.namespace().equals(ROOT) || root.namespace().equals(ROOT_LIVE);
        if (!root.name().equals("quakeml") || !known) {
            boolean other = root.name().equals("quakeml") && root.namespace().startsWith(ANY);
            throw new Unreadable(
                    other ? Rule.UNSUPPORTED_VERSION : Rule.WRONG_FORMAT,
                    Xml.place(root),
                    other ? "the file is QuakeML, not of version 1.2" : "the root element is no quakeml",
                    "ask the source for QuakeML 1.2, namespace " + ROOT);
        }
        var parameters = Xml.child(root, "eventParameters");
        if (parameters == null) {
            throw new Unreadable(
                    Rule.MISSING_FIELD, Xml.place(root), "eventParameters are not given", "tell the source");
        }
        if (parameters.attribute("publicID").isEmpty()) {
            throw new Unreadable(
                    Rule.MISSING_FIELD,
                    Xml.place(parameters),
                    "publicID of eventParameters is not given",
                    "tell the source");
        }
        return parameters;
    }

    private static Entry event(XmlElement event, SourceFacts source) {
        try {
            QuakeMlForm.check(event, "eventParameters");
            return signal(event, source);
        } catch (Unreadable e) {
            return e.refused();
        }
    }

    private static Entry signal(XmlElement event, SourceFacts source) throws Unreadable {
        var place = Xml.place(event);
        var type = Xml.text(event, "type");
        var origin = preferred(event, "preferredOriginID", "origin");
        boolean gone = type.equals("not existing");
        if (origin == null && !gone) {
            return new Entry.Noted(place, "an event without an origin");
        }
        var magnitude = preferred(event, "preferredMagnitudeID", "magnitude");
        var created = Xml.text(event, "creationInfo", "creationTime");
        boolean rejected = Xml.text(origin, "evaluationStatus").equals("rejected");
        var signal = new SignalBuilder(source, event.attribute("publicID"), version(event, origin, magnitude), place)
                .kind(gone || rejected ? SignalKind.CANCEL : SignalKind.NEW)
                .hazard(
                        type.isEmpty()
                                ? Hazard.EARTHQUAKE
                                : HazardWords.of(type).orElse(Hazard.EARTHQUAKE))
                .event(type.isEmpty() ? "earthquake" : type)
                .observed(Times.orNull(Xml.text(origin, "time", "value"), place))
                .sent(Times.orNull(created, place))
                .certainty(
                        Xml.text(origin, "evaluationMode").equals("manual")
                                ? CapCertainty.OBSERVED
                                : CapCertainty.LIKELY)
                .urgency(CapUrgency.PAST)
                .headline(Xml.text(event, "description", "text"))
                .alias("quakeml", event.attribute("publicID"));
        if (magnitude != null) {
            double number = new Outlines("", Xml.place(magnitude)).number(Xml.text(magnitude, "mag", "value"));
            signal.value("magnitude", number, Xml.text(magnitude, "type")).severity(Magnitudes.severity(number));
        }
        return (origin == null ? signal : signal.area(where(event, origin).area())).taken();
    }

    private static Outlines where(XmlElement event, XmlElement origin) throws Unreadable {
        var outlines = new Outlines(Xml.text(event, "description", "text"), Xml.place(origin));
        return outlines.point(
                outlines.number(Xml.text(origin, "latitude", "value")),
                outlines.number(Xml.text(origin, "longitude", "value")));
    }

    private static @Nullable XmlElement preferred(XmlElement event, String reference, String name) {
        var id = Xml.text(event, reference);
        var all = Xml.children(event, name);
        for (var one : all) {
            if (one.attribute("publicID").equals(id)) {
                return one;
            }
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    /** Whatever changes in what we take from the event makes another version of it. */
    private static String version(XmlElement event, @Nullable XmlElement origin, @Nullable XmlElement magnitude) {
        return String.join(
                "|",
                Xml.text(event, "creationInfo", "version"),
                Xml.text(event, "creationInfo", "creationTime"),
                Xml.text(event, "type"),
                Xml.text(origin, "time", "value"),
                Xml.text(origin, "latitude", "value"),
                Xml.text(origin, "longitude", "value"),
                Xml.text(origin, "evaluationStatus"),
                Xml.text(magnitude, "mag", "value"));
    }
}
