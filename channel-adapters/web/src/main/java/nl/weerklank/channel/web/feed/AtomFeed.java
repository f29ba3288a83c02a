package nl.weerklank.channel.web.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.weerklank.channel.web.board.Board;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.text.Languages;
import nl.weerklank.channel.web.text.SafeText;

/** The board as an Atom feed (RFC 4287): one entry an alert, with a link to its signed CAP. */
public final class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int MOST_ENDED = 50;
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final String publicAddress;
    private final String title;

    public AtomFeed(String publicAddress, String title) {
        this.publicAddress = publicAddress;
        this.title = title;
    }

    /** @param lost since when and for how long the source was not heard, in words; empty while it is */
    public byte[] write(Board board, String lost) {
        var text = new StringWriter();
        try {
            var xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", publicAddress + "/feed.atom");
            element(xml, "title", title);
            element(xml, "subtitle", lost.isEmpty() ? "Official alerts" : lost);
            element(xml, "updated", board.changedAt().toString());
            xml.writeStartElement("author");
            element(xml, "name", title);
            xml.writeEndElement();
            link(xml, "self", "application/atom+xml", publicAddress + "/feed.atom");
            link(xml, "hub", null, publicAddress + "/hub");
            link(xml, "alternate", "text/html", publicAddress + "/");
            for (var alert : board.current()) {
                entry(xml, alert);
            }
            for (var alert : board.ended().stream().limit(MOST_ENDED).toList()) {
                entry(xml, alert);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cleaned text is always XML", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void entry(XMLStreamWriter xml, PublicAlert alert) throws XMLStreamException {
        var cap = alert.event().cap();
        var info = cap.infos().stream().findFirst();
        xml.writeStartElement("entry");
        element(xml, "id", "urn:weerklank:alert:" + alert.id());
        element(
                xml,
                "title",
                prefix(alert)
                        + info.map(i -> SafeText.line(i.headline() == null ? i.event() : i.headline()))
                                .orElse(cap.identifier()));
        element(xml, "updated", alert.changedAt().toString());
        element(xml, "published", alert.firstShown().toString());
        xml.writeStartElement("author");
        element(
                xml,
                "name",
                info.map(i -> SafeText.line(i.senderName()))
                        .filter(n -> !n.isEmpty())
                        .orElse(SafeText.line(cap.sender())));
        xml.writeEndElement();
        category(xml, "standing", alert.standing().name());
        category(xml, "version", Integer.toString(alert.version()));
        category(xml, "mode", alert.event().mode().name());
        category(xml, "code", alert.code());
        if (info.isPresent()) {
            category(xml, "severity", info.get().severity().word());
            xml.writeStartElement("summary");
            xml.writeAttribute("xml:lang", Languages.tag(info.get().languageOrDefault()));
            var parts = List.of(
                    SafeText.paragraph(info.get().instruction()),
                    SafeText.paragraph(info.get().description()),
                    "Code: " + alert.code());
            xml.writeCharacters(String.join("\n\n", parts).strip());
            xml.writeEndElement();
        }
        link(xml, "alternate", "text/html", publicAddress + "/alert/" + alert.id());
        link(xml, "enclosure", "application/cap+xml", publicAddress + "/alert/" + alert.id() + ".cap.xml");
        link(xml, "related", "application/json", publicAddress + "/alert/" + alert.id() + ".jws.json");
        xml.writeEndElement();
    }

    private static String prefix(PublicAlert alert) {
        var ended = alert.standing().isCurrent() ? "" : "[ended] ";
        return switch (alert.event().mode()) {
            case LIVE -> ended;
            case EXERCISE -> ended + "[EXERCISE] ";
        };
    }

    private static void category(XMLStreamWriter xml, String scheme, String term) throws XMLStreamException {
        xml.writeEmptyElement("category");
        xml.writeAttribute("scheme", "urn:weerklank:" + scheme);
        xml.writeAttribute("term", term);
    }

    private static void link(
            XMLStreamWriter xml, String rel, @org.jspecify.annotations.Nullable String type, String href)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        if (type != null) {
            xml.writeAttribute("type", type);
        }
        xml.writeAttribute("href", href);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
