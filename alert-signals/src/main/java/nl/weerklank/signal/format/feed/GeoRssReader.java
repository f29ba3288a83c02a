package nl.weerklank.signal.format.feed;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.HazardWords;
import nl.weerklank.signal.format.text.Times;
import nl.weerklank.signal.format.text.Xml;

/** GeoRSS (simple and GML) in RSS 1, RSS 2 and Atom: each item that says something is a signal. */
public final class GeoRssReader implements SignalReader {

    @Override
    public String format() {
        return "georss";
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
            return signal(item, source).taken();
        } catch (Unreadable e) {
            return e.refused();
        }
    }

    static SignalBuilder signal(XmlElement item, SourceFacts source) throws Unreadable {
        var title = FeedItems.first(item, "title");
        var link = FeedItems.link(item);
        var id = FeedItems.first(item, "guid", "id");
        var subject = !id.isEmpty() ? id : !link.isEmpty() ? link : title;
        if (subject.isEmpty()) {
            throw new Unreadable(
                    Rule.MISSING_FIELD,
                    Xml.place(item),
                    "the item has neither id nor title",
                    "tell the source; an item that names nothing cannot be followed");
        }
        var place = Xml.place(item);
        var updated = FeedItems.first(item, "updated", "pubDate", "date", "published");
        var published = FeedItems.first(item, "pubDate", "published", "date", "updated");
        var text = FeedItems.first(item, "summary", "description", "content");
        var shapes = GeoRssShapes.of(item);
        var category = FeedItems.category(item);
        var signal = new SignalBuilder(source, subject, updated.isEmpty() ? title + text : updated, place)
                .hazard(HazardWords.of(category).or(() -> HazardWords.of(title)).orElse(source.assumed()))
                .event(category.isEmpty() ? title : category)
                .observed(Times.orNull(published, place))
                .sent(Times.orNull(updated, place))
                .certainty(CapCertainty.POSSIBLE)
                .headline(title)
                .description(text)
                .link(link);
        return shapes.isEmpty() ? signal : signal.area(shapes.area());
    }
}
