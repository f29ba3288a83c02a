package nl.weerklank.contract.cap.form;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.XmlElement;

/** Looks at the shape of a signature, before anyone verifies it, for the known ways to cheat with one. */
public final class SignatureForm {

    private static final int REFERENCES = 4;
    private static final Set<String> TRANSFORMS = Set.of(
            "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
            "http://www.w3.org/2000/09/xmldsig#base64",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
            "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2006/12/xml-c14n11#WithComments",
            "http://www.w3.org/2001/10/xml-exc-c14n#",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");

    private final List<Violation> found = new ArrayList<>();
    private int references;

    private SignatureForm() {}

    /** What is wrong with the parts that follow the last CAP element; empty where there are none. */
    public static List<Violation> violations(XmlElement alert) {
        var form = new SignatureForm();
        for (var child : alert.children()) {
            if (child.isSignaturePart("Signature")) {
                form.inside(child);
            } else if (!child.isCap()) {
                form.add(
                        SIGNATURE_WRAPPING,
                        child,
                        child.name() + " stands in the alert outside any signature",
                        "only a Signature may follow the last info block");
            }
        }
        return List.copyOf(form.found);
    }

    private void inside(XmlElement part) {
        for (var child : part.children()) {
            if (child.name().equals("alert")) {
                add(
                        SIGNATURE_WRAPPING,
                        child,
                        "a second alert hides in the signature",
                        "sign the alert that is sent, enveloped");
                continue;
            }
            if (child.isSignaturePart("Reference")) {
                reference(child);
            } else if (child.isSignaturePart("RetrievalMethod")) {
                address(child);
            } else if (child.isSignaturePart("Transform")) {
                transform(child);
            } else if (child.isSignaturePart("SignatureMethod")) {
                method(child);
            }
            inside(child);
        }
    }

    private void reference(XmlElement reference) {
        if (++references == REFERENCES + 1) {
            add(
                    LIMIT_EXCEEDED,
                    reference,
                    "the signature has more than " + REFERENCES + " references",
                    "sign the alert once");
        }
        address(reference);
    }

    private void address(XmlElement reference) {
        var uri = reference.attribute("URI");
        if (!uri.isEmpty() && !uri.startsWith("#")) {
            add(
                    SIGNATURE_EXTERNAL_REFERENCE,
                    reference,
                    "the signature refers to " + uri + ", outside the message",
                    "sign the message itself, with URI=\"\"");
        }
    }

    private void transform(XmlElement transform) {
        var algorithm = transform.attribute("Algorithm");
        if (!TRANSFORMS.contains(algorithm)) {
            add(
                    SIGNATURE_FORBIDDEN_ALGORITHM,
                    transform,
                    "the transform " + algorithm + " can sign something other than what is read",
                    "use the enveloped-signature transform and a canonicalization only");
        }
    }

    private void method(XmlElement method) {
        if (method.attribute("Algorithm").contains("#hmac")
                || method.children().stream().anyMatch(c -> c.name().equals("HMACOutputLength"))) {
            add(
                    SIGNATURE_FORBIDDEN_ALGORITHM,
                    method,
                    "the signature is a keyed digest that anyone with the key can make",
                    "sign with RSA or ECDSA and SHA-256");
        }
    }

    private void add(CapRule rule, XmlElement part, String message, String remedy) {
        found.add(Violation.at(rule, "Signature", part.place(), message, remedy));
    }
}
