package nl.weerklank.signal.format.feed;

import java.util.List;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Xml;

/** What all kinds of feeds share: their items, and an item's words. */
final class FeedItems {

    private FeedItems() {}

    static List<XmlElement> of(XmlElement root) throws Unreadable {
        var channel = Xml.child(root, "channel");
        switch (root.name()) {
            case "feed" -> {
                return Xml.children(root, "entry");
            }
            case "RDF" -> {
                return Xml.children(root, "item");
            }
            case "rss" -> {
                return channel == null ? List.of() : Xml.children(channel, "item");
            }
            default ->
                throw new Unreadable(
                        Rule.WRONG_FORMAT,
                        Xml.place(root),
                        "the root element is neither an Atom nor an RSS feed",
                        "check the address, or declare the source with its real format");
        }
    }

    static String first(XmlElement item, String... names) {
        for (var name : names) {
            var text = Xml.text(item, name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    static String link(XmlElement item) {
        var link = Xml.child(item, "link");
        return link == null
                ? ""
                : link.attribute("href").isEmpty() ? link.text().strip() : link.attribute("href");
    }

    static String category(XmlElement item) {
        var category = Xml.child(item, "category");
        if (category == null) {
            return "";
        }
        return category.attribute("term").isEmpty() ? category.text().strip() : category.attribute("term");
    }
}
