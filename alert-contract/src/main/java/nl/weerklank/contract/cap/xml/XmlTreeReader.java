package nl.weerklank.contract.cap.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapRule;
import org.jspecify.annotations.Nullable;

/** Reads XML into a tree under limits; refuses document types and entities of its own, and follows no address. */
public final class XmlTreeReader {

    /** Decides by the root element, before anything else is read, whether the rest is worth reading. */
    @FunctionalInterface
    public interface RootTest {
        void check(XmlElement root) throws RefusedXml;
    }

    private static final Set<String> ENCODINGS = Set.of(
            "UTF-8",
            "UTF8",
            "UTF-16",
            "UTF-16BE",
            "UTF-16LE",
            "US-ASCII",
            "ASCII",
            "ISO-8859-1",
            "ISO-8859-15",
            "WINDOWS-1252");
    private static final String NO_DTD = "send the alert without a DOCTYPE";

    private final CapLimits limits;
    private final RootTest rootTest;
    private final boolean hintsMatter;
    private int elements;

    private XmlTreeReader(CapLimits limits, RootTest rootTest, boolean hintsMatter) {
        this.limits = limits;
        this.rootTest = rootTest;
        this.hintsMatter = hintsMatter;
    }

    /** The root of the whole file. */
    public static XmlElement read(byte[] xml, CapLimits limits, RootTest rootTest) throws RefusedXml {
        return new XmlTreeReader(limits, rootTest, true).read(xml);
    }

    /**
     * The root of a feed or an envelope that nobody opens but us: where its schema or stylesheet is said to be is not looked
     * at, for it is not passed on; an alert inside is judged by its own form.
     */
    public static XmlElement readEnvelope(byte[] xml, CapLimits limits) throws RefusedXml {
        return new XmlTreeReader(limits, root -> {}, false).read(xml);
    }

    private XmlElement read(byte[] xml) throws RefusedXml {
        if (xml.length > limits.bytes()) {
            throw tooLarge(new CapPlace(1, 1), "the file has more than " + limits.bytes() + " bytes");
        }
        if (LongTags.in(xml)) {
            throw tooLarge(new CapPlace(1, 1), "a tag has more than " + LongTags.BYTES + " bytes");
        }
        var where = new CapPlace(1, 1);
        XMLStreamReader reader = null;
        try {
            reader = Hardened.FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
            checkEncoding(reader);
            return tree(reader);
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw refusal(e, at != null ? place(at) : reader != null ? place(reader.getLocation()) : where);
        } catch (RuntimeException e) {
            // Woodstox throws unchecked exceptions where the StAX interface leaves it no other way
            throw refusal(e, reader != null ? place(reader.getLocation()) : where);
        } finally {
            close(reader);
        }
    }

    private XmlElement tree(XMLStreamReader reader) throws XMLStreamException, RefusedXml {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                    throw new RefusedXml(
                            CapRule.DTD_FORBIDDEN, place(reader.getLocation()), "the file has a document type", NO_DTD);
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new RefusedXml(
                            CapRule.NOT_WELL_FORMED,
                            place(reader.getLocation()),
                            "the entity &" + reader.getLocalName() + "; is not declared",
                            "write the character itself");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    if (hintsMatter) {
                        ExternalHints.instruction(
                                reader.getPITarget(), orEmpty(reader.getPIData()), place(reader.getLocation()));
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    var element = element(reader);
                    if (root == null) {
                        root = element;
                        rootTest.check(root);
                    } else {
                        open.element().addChild(element);
                    }
                    open.push(element);
                    if (open.size() > limits.depth()) {
                        throw tooLarge(element.place(), "elements are nested deeper than " + limits.depth());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text(reader, open.peek());
                default -> {}
            }
        }
        if (root == null) {
            throw new RefusedXml(
                    CapRule.NOT_WELL_FORMED, new CapPlace(1, 1), "the file has no element", "send an alert");
        }
        return root;
    }

    private XmlElement element(XMLStreamReader reader) throws RefusedXml {
        var place = place(reader.getLocation());
        if (++elements > limits.elements()) {
            throw tooLarge(place, "the file has more than " + limits.elements() + " elements");
        }
        var attributes = new ArrayList<XmlElement.Attribute>(reader.getAttributeCount());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var namespace = orEmpty(reader.getAttributeNamespace(i));
            attributes.add(
                    new XmlElement.Attribute(namespace, reader.getAttributeLocalName(i), reader.getAttributeValue(i)));
            if (hintsMatter) {
                ExternalHints.attribute(namespace, reader.getAttributeValue(i), place);
            }
        }
        return new XmlElement(orEmpty(reader.getNamespaceURI()), reader.getLocalName(), place, attributes);
    }

    private void text(XMLStreamReader reader, @Nullable XmlElement in) throws RefusedXml {
        if (in == null) {
            return;
        }
        in.addText(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        if (in.textLength() > limits.text()) {
            throw tooLarge(in.place(), "the text of " + in.name() + " has more than " + limits.text() + " characters");
        }
    }

    private static void checkEncoding(XMLStreamReader reader) throws RefusedXml {
        for (var encoding : new String[] {reader.getCharacterEncodingScheme(), reader.getEncoding()}) {
            if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
                throw new RefusedXml(
                        CapRule.UNSUPPORTED_ENCODING,
                        new CapPlace(1, 1),
                        "the encoding " + encoding + " is not read here",
                        "send the alert in UTF-8");
            }
        }
    }

    private static RefusedXml refusal(Exception e, CapPlace place) {
        var said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (said.contains("limit (")) {
            return tooLarge(place, said);
        }
        return new RefusedXml(
                CapRule.NOT_WELL_FORMED,
                place,
                said.isBlank() ? "the XML is broken" : said,
                "send well-formed XML in UTF-8");
    }

    private static RefusedXml tooLarge(CapPlace place, String message) {
        return new RefusedXml(CapRule.LIMIT_EXCEEDED, place, message, "send a smaller alert; link large files by uri");
    }

    private static CapPlace place(Location location) {
        return new CapPlace(Math.max(location.getLineNumber(), 1), Math.max(location.getColumnNumber(), 1));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void close(@Nullable XMLStreamReader reader) {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (XMLStreamException e) {
            // the bytes are in memory: there is nothing that could be left open
        }
    }

    /** Woodstox with everything off that reaches beyond the bytes, and its own limits as a second wall. */
    private static final class Hardened {

        private static final XMLInputFactory FACTORY = factory(CapLimits.DEFAULT);

        private static XMLInputFactory factory(CapLimits limits) {
            var factory = new WstxInputFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
            factory.setProperty(XMLInputFactory.IS_COALESCING, false);
            factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
            factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributes());
            factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LongTags.BYTES);
            factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth() + 1);
            factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1);
            factory.setXMLResolver((publicId, systemId, base, namespace) -> {
                throw new XMLStreamException("addresses are not followed");
            });
            return factory;
        }
    }
}
