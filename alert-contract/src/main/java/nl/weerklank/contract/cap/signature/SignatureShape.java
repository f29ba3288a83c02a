package nl.weerklank.contract.cap.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import nl.weerklank.contract.cap.xml.XmlElement;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Finds the signatures on a message and says what in their build keeps them from being verified. */
final class SignatureShape {

    private static final Set<String> PARTS = Set.of("SignedInfo", "SignatureValue", "KeyInfo", "Object");
    private static final String ENVELOPED = XmlElement.DSIG + "enveloped-signature";
    private static final Set<String> CANONICAL = Set.of(
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
            "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2006/12/xml-c14n11#WithComments",
            "http://www.w3.org/2001/10/xml-exc-c14n#",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");
    private static final Set<String> METHODS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");
    private static final Set<String> WEAK_METHODS = Set.of(XmlElement.DSIG + "rsa-sha1", XmlElement.DSIG + "dsa-sha1");
    private static final String WEAK_DIGEST = XmlElement.DSIG + "sha1";
    private static final Set<String> DIGESTS = Set.of(
            WEAK_DIGEST,
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");

    private SignatureShape() {}

    /** The signatures that stand where CAP has them: directly in the alert. */
    static List<Element> signatures(Document document) {
        return children(document.getDocumentElement(), "Signature");
    }

    /**
     * The signature in every message that its signer can have had: with all the others, and, where the message went
     * through several hands, before those that were put behind it, in front of it, or on either side were there.
     * What the alert says is the same in all of them.
     */
    static List<Element> asSigned(Document document, int which) {
        var all = signatures(document);
        var messages = new ArrayList<Element>(List.of(all.get(which)));
        if (all.size() > 1) {
            messages.add(without(document, which, other -> other > which));
            messages.add(without(document, which, other -> other < which));
            messages.add(without(document, which, other -> other != which));
        }
        return messages;
    }

    private static Element without(Document document, int which, IntPredicate others) {
        var copy = (Document) document.cloneNode(true);
        var all = signatures(copy);
        for (int i = 0; i < all.size(); i++) {
            if (others.test(i)) {
                copy.getDocumentElement().removeChild(all.get(i));
            }
        }
        return all.get(which);
    }

    /** Whether parts of signatures, or a second alert, stand where they can only mislead. */
    static boolean misplaced(Document document) {
        var root = document.getDocumentElement();
        if (document.getElementsByTagNameNS("*", "alert").getLength() > 1) {
            return true;
        }
        var all = document.getElementsByTagNameNS(XmlElement.DSIG, "*");
        for (int i = 0; i < all.getLength(); i++) {
            var part = (Element) all.item(i);
            boolean inAlert = part.getParentNode() == root;
            boolean isSignature = part.getLocalName().equals("Signature");
            if (inAlert != isSignature || !inAlert && !insideSignature(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean insideSignature(Element part) {
        for (Node up = part.getParentNode(); up instanceof Element element; up = up.getParentNode()) {
            if (element.getLocalName().equals("Signature") && XmlElement.DSIG.equals(element.getNamespaceURI())) {
                return true;
            }
        }
        return false;
    }

    /** Why a signature is not verified here at all; empty when it can be. */
    static Optional<String> objection(Element signature) {
        for (var part = signature.getFirstChild(); part != null; part = part.getNextSibling()) {
            if (part instanceof Element element
                    && (!XmlElement.DSIG.equals(element.getNamespaceURI())
                            || !PARTS.contains(element.getLocalName()))) {
                return Optional.of("it has a part that XML signatures do not have: " + element.getNodeName());
            }
        }
        var infos = children(signature, "SignedInfo");
        if (infos.size() != 1) {
            return Optional.of("it does not say once what it signs");
        }
        var info = infos.getFirst();
        var references = children(info, "Reference");
        if (references.size() != 1) {
            return Optional.of("it signs " + references.size() + " things instead of the message");
        }
        return method(info).or(() -> reference(references.getFirst()));
    }

    /** Whether SHA-1 signs: nothing of that may be believed. Only for a signature without objection. */
    static boolean hasWeakMethod(Element signature) {
        return WEAK_METHODS.contains(
                algorithm(children(children(signature, "SignedInfo").getFirst(), "SignatureMethod")));
    }

    /** Whether SHA-1 stands for the message. Only for a signature without objection. */
    static boolean hasWeakDigest(Element signature) {
        var info = children(signature, "SignedInfo").getFirst();
        return WEAK_DIGEST.equals(algorithm(children(children(info, "Reference").getFirst(), "DigestMethod")));
    }

    private static Optional<String> method(Element info) {
        var method = algorithm(children(info, "SignatureMethod"));
        if (!METHODS.contains(method) && !WEAK_METHODS.contains(method)) {
            return Optional.of("its method is not accepted: " + method);
        }
        var form = algorithm(children(info, "CanonicalizationMethod"));
        return CANONICAL.contains(form) ? Optional.empty() : Optional.of("its canonical form is not accepted: " + form);
    }

    private static Optional<String> reference(Element reference) {
        if (!reference.hasAttribute("URI") || !reference.getAttribute("URI").isEmpty()) {
            return Optional.of("it signs something other than the whole message: " + reference.getAttribute("URI"));
        }
        var digest = algorithm(children(reference, "DigestMethod"));
        if (!DIGESTS.contains(digest)) {
            return Optional.of("its digest is not accepted: " + digest);
        }
        var transforms = new ArrayList<String>();
        for (var list : children(reference, "Transforms")) {
            children(list, "Transform").forEach(t -> transforms.add(t.getAttribute("Algorithm")));
        }
        boolean enveloped = transforms.remove(ENVELOPED);
        return enveloped && CANONICAL.containsAll(transforms)
                ? Optional.empty()
                : Optional.of("it transforms the message in a way that is not accepted");
    }

    private static String algorithm(List<Element> one) {
        return one.size() == 1 ? one.getFirst().getAttribute("Algorithm") : "none";
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && name.equals(element.getLocalName())
                    && XmlElement.DSIG.equals(element.getNamespaceURI())) {
                found.add(element);
            }
        }
        return found;
    }
}
