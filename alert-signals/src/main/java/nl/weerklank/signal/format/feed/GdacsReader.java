package nl.weerklank.signal.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Times;
import nl.weerklank.signal.format.text.Xml;

/** The feed of the Global Disaster Alert and Coordination System: RSS with its own elements. */
public final class GdacsReader implements SignalReader {

    private static final String GDACS = "http://www.gdacs.org";

    @Override
    public String format() {
        return "gdacs";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            var entries = new ArrayList<Entry>();
            for (var item : FeedItems.of(Xml.read(raw))) {
                entries.add(item(item, source));
            }
            return entries.isEmpty() ? List.of(new Entry.Noted("", "a feed without items")) : entries;
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static Entry item(XmlElement item, SourceFacts source) {
        try {
            return signal(item, source);
        } catch (Unreadable e) {
            return e.refused();
        }
    }

    private static Entry signal(XmlElement item, SourceFacts source) throws Unreadable {
        var place = Xml.place(item);
        var type = gdacs(item, "eventtype");
        var event = gdacs(item, "eventid");
        if (type.isEmpty() || event.isEmpty()) {
            throw new Unreadable(
                    Rule.MISSING_FIELD,
                    place,
                    "the item has no gdacs:eventtype and gdacs:eventid",
                    "declare the source as georss if it is not a feed of GDACS");
        }
        var outlines = GeoRssShapes.of(item);
        if (!outlines.hasGeometry()) {
            box(item, outlines);
        }
        var modified = gdacs(item, "datemodified");
        var published = Xml.text(item, "pubDate");
        var signal = new SignalBuilder(
                        source,
                        type + event,
                        gdacs(item, "episodeid") + "/" + gdacs(item, "version") + "/" + modified + published,
                        place)
                .hazard(hazard(type).orElse(source.assumed()))
                .event(type)
                .observed(Times.orNull(gdacs(item, "fromdate"), place))
                .sent(Times.orNull(modified.isEmpty() ? published : modified, place))
                .severity(severity(gdacs(item, "alertlevel")))
                .certainty(CapCertainty.OBSERVED)
                .urgency(gdacs(item, "iscurrent").equals("false") ? CapUrgency.PAST : CapUrgency.UNKNOWN)
                .headline(Xml.text(item, "title"))
                .description(Xml.text(item, "description"))
                .link(FeedItems.link(item))
                .alias("gdacs", type + event)
                .alias("glide", gdacs(item, "glide"));
        value(item, signal);
        return (outlines.isEmpty() ? signal : signal.area(named(item, outlines))).taken();
    }

    private static CapArea named(XmlElement item, Outlines outlines) {
        var area = outlines.area();
        return new CapArea(gdacs(item, "country"), area.polygons(), area.circles(), area.geocodes(), null, null);
    }

    private static void value(XmlElement item, SignalBuilder signal) throws Unreadable {
        var severity = Xml.child(item, GDACS, "severity");
        if (severity != null && !severity.attribute("value").isEmpty()) {
            signal.value(
                    "severity",
                    new Outlines("", Xml.place(severity)).number(severity.attribute("value")),
                    severity.attribute("unit"));
        }
    }

    /** west east south north */
    private static void box(XmlElement item, Outlines outlines) throws Unreadable {
        var numbers = gdacs(item, "bbox").split("\\s+");
        if (numbers.length == 4) {
            outlines.box(
                    outlines.number(numbers[2]),
                    outlines.number(numbers[0]),
                    outlines.number(numbers[3]),
                    outlines.number(numbers[1]));
        }
    }

    private static String gdacs(XmlElement item, String name) {
        var element = Xml.child(item, GDACS, name);
        return element == null ? "" : element.text().strip();
    }

    private static Optional<Hazard> hazard(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "EQ" -> Hazard.EARTHQUAKE;
                    case "TS" -> Hazard.TSUNAMI;
                    case "TC" -> Hazard.TROPICAL_CYCLONE;
                    case "FL" -> Hazard.FLOOD;
                    case "VO" -> Hazard.VOLCANO;
                    case "DR" -> Hazard.DROUGHT;
                    case "WF" -> Hazard.WILDFIRE;
                    default -> null;
                });
    }

    private static CapSeverity severity(String level) {
        return switch (level) {
            case "Red" -> CapSeverity.EXTREME;
            case "Orange" -> CapSeverity.SEVERE;
            case "Green" -> CapSeverity.MINOR;
            default -> CapSeverity.UNKNOWN;
        };
    }
}
