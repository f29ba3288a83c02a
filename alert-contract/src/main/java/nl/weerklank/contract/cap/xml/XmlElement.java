package nl.weerklank.contract.cap.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.weerklank.contract.cap.rule.CapPlace;

/** An element as it stood in the file: name, attributes, text, children and place. */
public final class XmlElement {

    /** The namespace of CAP 1.2. */
    public static final String CAP = "urn:oasis:names:tc:emergency:cap:1.2";

    /** The namespace of XML signatures. */
    public static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    /** An attribute; declarations of namespaces are none. */
    public record Attribute(String namespace, String name, String value) {}

    private final String namespace;
    private final String name;
    private final CapPlace place;
    private final List<Attribute> attributes;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlElement> children = new ArrayList<>();

    public XmlElement(String namespace, String name, CapPlace place, List<Attribute> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.place = place;
        this.attributes = List.copyOf(attributes);
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public boolean isCap() {
        return namespace.equals(CAP);
    }

    public boolean isCap(String localName) {
        return isCap() && name.equals(localName);
    }

    public boolean isSignaturePart(String localName) {
        return namespace.equals(DSIG) && name.equals(localName);
    }

    public CapPlace place() {
        return place;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /** The value of an attribute without namespace; empty where it is not given. */
    public String attribute(String localName) {
        for (var attribute : attributes) {
            if (attribute.namespace().isEmpty() && attribute.name().equals(localName)) {
                return attribute.value();
            }
        }
        return "";
    }

    public List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    /** The element's own text without that of its children. */
    public String text() {
        return text.toString();
    }

    int textLength() {
        return text.length();
    }

    public void addText(String more) {
        text.append(more);
    }

    void addText(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    public void addChild(XmlElement child) {
        children.add(child);
    }
}
