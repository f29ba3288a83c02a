package nl.weerklank.signal.format.cap;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Xml;
import org.jspecify.annotations.Nullable;

/** CAP in Atom (RFC 4287) and RSS 1 and 2: messages inside the entries, or links to them. */
public final class CapFeedReader implements SignalReader {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CAP_TYPE = "application/cap+xml";

    @Override
    public String format() {
        return "cap-feed";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            var root = Xml.read(raw);
            var entries = new ArrayList<Entry>();
            for (var entry : entries(root)) {
                entries.add(entry(entry, source));
            }
            return entries.isEmpty() ? List.of(new Entry.Noted("", "a feed without entries")) : entries;
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static List<XmlElement> entries(XmlElement root) throws Unreadable {
        if (root.name().equals("feed") && root.namespace().equals(ATOM)) {
            return Xml.children(root, "entry");
        }
        if (root.name().equals("RDF")) {
            return Xml.children(root, "item");
        }
        var channel = Xml.child(root, "channel");
        if (root.name().equals("rss") && channel != null) {
            return Xml.children(channel, "item");
        }
        if (root.isCap("alert")) {
            return List.of(root);
        }
        throw new Unreadable(
                Rule.WRONG_FORMAT,
                Xml.place(root),
                "the root element is neither an Atom nor an RSS feed",
                "check the address, or declare the source with its real format");
    }

    private static Entry entry(XmlElement entry, SourceFacts source) {
        var alert = Xml.find(entry, "alert");
        if (alert != null) {
            return CapSignals.read(alert, source, Tlp.CLEAR);
        }
        var written = written(entry);
        if (written != null) {
            try {
                return CapSignals.read(Xml.read(written), source, Tlp.CLEAR);
            } catch (Unreadable e) {
                return new Entry.Refused(
                        e.refused().rule(),
                        Xml.place(entry),
                        e.refused().message(),
                        e.refused().remedy());
            }
        }
        var address = address(entry);
        if (address.isEmpty()) {
            return empty(entry);
        }
        try {
            var uri = new URI(address);
            var whole = source.address() == null ? uri : source.address().resolve(uri);
            return new Entry.Linked(whole, "cap", changed(entry));
        } catch (java.net.URISyntaxException e) {
            return new Entry.Refused(Rule.INVALID_VALUE, Xml.place(entry), "the link is no address", "tell the source");
        }
    }

    /** A message that was put into the entry as text instead of as elements. */
    private static byte @Nullable [] written(XmlElement entry) {
        for (var name : new String[] {"content", "encoded", "description"}) {
            var text = Xml.text(entry, name);
            if (text.startsWith("<") && text.contains("urn:oasis:names:tc:emergency:cap:")) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** The link that says it is CAP; else the only kind of link that may be. */
    private static String address(XmlElement entry) {
        var fallback = "";
        for (var link : Xml.children(entry, "link")) {
            var type = link.attribute("type");
            var href = link.attribute("href").isEmpty()
                    ? link.text().strip()
                    : link.attribute("href").strip();
            if (type.startsWith(CAP_TYPE)) {
                return href;
            }
            var rel = link.attribute("rel");
            boolean maybe = (type.isEmpty() || type.endsWith("/xml")) && (rel.isEmpty() || rel.equals("alternate"));
            if (maybe && fallback.isEmpty() && link.attribute("hreflang").isEmpty()) {
                fallback = href;
            }
        }
        for (var name : new String[] {"content", "enclosure"}) {
            var part = Xml.child(entry, name);
            if (part != null && part.attribute("type").startsWith(CAP_TYPE)) {
                return part.attribute("src").isEmpty() ? part.attribute("url") : part.attribute("src");
            }
        }
        return fallback;
    }

    private static String changed(XmlElement entry) {
        for (var name : new String[] {"updated", "sent", "pubDate", "date", "published"}) {
            var text = Xml.text(entry, name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static Entry empty(XmlElement entry) {
        return new Entry.Refused(
                Rule.MISSING_FIELD,
                Xml.place(entry),
                "the entry has neither a CAP message nor a link to one",
                "ask the source for links of type " + CAP_TYPE
                        + "; an entry that says that nothing is in force is harmless");
    }
}
