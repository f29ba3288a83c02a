package nl.weerklank.channel.web.probe;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads the Atom feed through one point of presence, as a stranger's feed reader does. */
final class FeedReader {

    private static final XMLInputFactory FACTORY = factory();

    private final HttpClient http;
    private final URI feed;

    FeedReader(HttpClient http, String address) {
        this.http = http;
        this.feed = URI.create(address + "/feed.atom");
    }

    /** Whether the feed shows this version of the alert, as holding or as ended; a feed that cannot be read shows nothing. */
    CompletionStage<Boolean> shows(String alertId, int version, boolean current, Duration limit) {
        var request = HttpRequest.newBuilder(feed).timeout(limit).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(answer -> answer.statusCode() == 200 && holds(answer.body(), alertId, version, current))
                .exceptionally(unreadable -> false);
    }

    static boolean holds(byte[] atom, String alertId, int version, boolean current) {
        try {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(atom));
            var entry = new Entry();
            while (xml.hasNext()) {
                int what = xml.next();
                if (what == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "entry" -> entry = new Entry();
                        case "id" -> entry.id = xml.getElementText();
                        case "category" ->
                            entry.category(xml.getAttributeValue(null, "scheme"), xml.getAttributeValue(null, "term"));
                        default -> {}
                    }
                } else if (what == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("entry")
                        && entry.is(alertId, version, current)) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static final class Entry {

        private String id = "";
        private String version = "";
        private String standing = "";

        void category(String scheme, String term) {
            if ("urn:weerklank:version".equals(scheme)) {
                version = term;
            } else if ("urn:weerklank:standing".equals(scheme)) {
                standing = term;
            }
        }

        boolean is(String alertId, int wanted, boolean current) {
            return id.equals("urn:weerklank:alert:" + alertId)
                    && version.equals(Integer.toString(wanted))
                    && standing.equals("CURRENT") == current;
        }
    }
}
