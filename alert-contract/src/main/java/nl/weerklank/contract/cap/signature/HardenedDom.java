package nl.weerklank.contract.cap.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.xml.CapLimits;
import nl.weerklank.contract.cap.xml.RefusedXml;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.contract.cap.xml.XmlTreeReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A document for the signature library, only ever of bytes that the hardened reader took first and read alike. */
final class HardenedDom {

    /** Making one costs as much as parsing a message with it. */
    private static final BlockingQueue<DocumentBuilder> BUILDERS = new ArrayBlockingQueue<>(4);

    private HardenedDom() {}

    /** The document; empty when nothing in it belongs to a signature. */
    static Optional<Document> parseSigned(byte[] xml) throws RefusedXml {
        var tree = XmlTreeReader.read(xml, CapLimits.DEFAULT, root -> {});
        return isSigned(tree) ? Optional.of(parse(xml, tree)) : Optional.empty();
    }

    static Document parse(byte[] xml) throws RefusedXml {
        return parse(xml, XmlTreeReader.read(xml, CapLimits.DEFAULT, root -> {}));
    }

    private static boolean isSigned(XmlElement element) {
        return element.namespace().equals(XmlElement.DSIG)
                || element.children().stream().anyMatch(HardenedDom::isSigned);
    }

    private static Document parse(byte[] xml, XmlElement tree) throws RefusedXml {
        try {
            var idle = BUILDERS.poll();
            var builder = idle == null ? builder() : idle;
            var document = builder.parse(new ByteArrayInputStream(xml));
            BUILDERS.offer(builder); // one that failed is not used again
            if (!alike(tree, document.getDocumentElement())) {
                throw refused("two parsers read the file differently");
            }
            return document;
        } catch (SAXException | IOException e) {
            throw refused("a second parser does not read the file");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java's XML parser cannot be hardened", e);
        }
    }

    private static RefusedXml refused(String message) {
        return new RefusedXml(CapRule.NOT_WELL_FORMED, new CapPlace(1, 1), message, "send well-formed XML in UTF-8");
    }

    /** What is signed must be what is read: the same elements with the same text, by both parsers. */
    private static boolean alike(XmlElement tree, Element dom) {
        if (!tree.name().equals(dom.getLocalName())
                || !tree.namespace().equals(dom.getNamespaceURI() == null ? "" : dom.getNamespaceURI())) {
            return false;
        }
        var text = new StringBuilder();
        int children = 0;
        for (var node = dom.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                if (children == tree.children().size() || !alike(tree.children().get(children), child)) {
                    return false;
                }
                children++;
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return children == tree.children().size() && tree.text().contentEquals(text);
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        var builder = factory().newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        builder.setEntityResolver((publicId, systemId) -> {
            throw new SAXException("addresses are not followed");
        });
        return builder;
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }
}
