package nl.weerklank.contract.cap.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.XmlElement;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.LocatorImpl;

/** Validates a tree against the XML Schema of CAP 1.2: the second opinion on every file whose form seems right. */
public final class CapSchema {

    private static final Schema SCHEMA = load();
    private static final int TEXT = 4096;

    private CapSchema() {}

    /** What the schema says; empty when the file is valid. */
    public static List<Violation> violations(XmlElement alert) {
        var found = new ArrayList<Violation>();
        var locator = new LocatorImpl();
        var handler = SCHEMA.newValidatorHandler();
        handler.setErrorHandler(new Gathering(found));
        try {
            handler.setDocumentLocator(locator);
            handler.startDocument();
            new Walk(handler, locator).element(alert);
            handler.endDocument();
        } catch (SAXException e) {
            if (found.isEmpty()) {
                found.add(violation(alert.place(), e));
            }
        }
        return List.copyOf(found);
    }

    private static Violation violation(CapPlace place, SAXException e) {
        var said = String.valueOf(e.getMessage()).replaceFirst("^cvc-[^:]*: ", "");
        return said.contains("'anyURI'")
                ? Violation.at(
                        CapRule.INVALID_URI,
                        "",
                        place,
                        "the text is not a URI",
                        "give an address as RFC 3986 writes it")
                : Violation.at(CapRule.SCHEMA_VIOLATION, "", place, said, "follow the schema of CAP 1.2");
    }

    private static Schema load() {
        var address =
                Objects.requireNonNull(CapSchema.class.getResource("cap-1.2.xsd"), "the schema is part of this jar");
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            try (var stream = address.openStream()) {
                return factory.newSchema(new javax.xml.transform.stream.StreamSource(stream));
            }
        } catch (SAXException | java.io.IOException e) {
            throw new IllegalStateException("the schema of CAP 1.2 in this jar cannot be used", e);
        }
    }

    /** Turns the tree into the events that the validator wants, each with the place where it stood. */
    private record Walk(javax.xml.validation.ValidatorHandler handler, LocatorImpl locator) {

        void element(XmlElement element) throws SAXException {
            locator.setLineNumber(element.place().line());
            locator.setColumnNumber(element.place().column());
            var attributes = new AttributesImpl();
            for (var a : element.attributes()) {
                attributes.addAttribute(a.namespace(), a.name(), a.name(), "CDATA", a.value());
            }
            handler.startElement(element.namespace(), element.name(), element.name(), attributes);
            var text = element.text();
            if (!text.isEmpty()) {
                // whatever may be long is any text to the schema: its beginning says as much, and costs no memory
                int length = Math.min(text.length(), TEXT);
                handler.characters(text.substring(0, length).toCharArray(), 0, length);
            }
            for (var child : element.children()) {
                element(child);
            }
            locator.setLineNumber(element.place().line());
            locator.setColumnNumber(element.place().column());
            handler.endElement(element.namespace(), element.name(), element.name());
        }
    }

    private record Gathering(List<Violation> found) implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            // the schema's compiler warns, its validator does not
        }

        @Override
        public void error(SAXParseException e) {
            // said in other words just before: a value's type, then the element that has it
            if (!String.valueOf(e.getMessage()).startsWith("cvc-type.3.1.3")) {
                found.add(violation(new CapPlace(Math.max(e.getLineNumber(), 1), Math.max(e.getColumnNumber(), 1)), e));
            }
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }
    }
}
