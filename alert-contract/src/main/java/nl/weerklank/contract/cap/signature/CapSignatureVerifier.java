package nl.weerklank.contract.cap.signature;

import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import nl.weerklank.contract.cap.xml.RefusedXml;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Judges the XML signature on a CAP message: enveloped, over the whole message, by a certificate that is trusted. */
public final class CapSignatureVerifier {

    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    /** For looking at what is signed before asking by whom. */
    private static final KeySelector NO_KEY = new KeySelector() {
        @Override
        public KeySelectorResult select(
                @Nullable KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context) {
            return () -> null;
        }
    };

    /** For ECDSA, twice as fast as the JDK's own on a machine that has just started. */
    private static final Provider SIGNATURES = new BouncyCastleProvider();

    /** Each one costs a look at the whole message. */
    private static final int MOST_SIGNATURES = 8;

    private final CertificateTrust trust;

    public CapSignatureVerifier(CertificateTrust trust) {
        this.trust = trust;
    }

    /**
     * The verdict; the worst one where there are several signatures, and broken is the worst: a signature that cannot be
     * judged must not hide that another was broken. Certificates must have been valid at the given time.
     * Unsupported is no better than absent: whoever demands a signature demands a verified one.
     */
    public CapSignature verify(byte[] xml, Instant at) {
        try {
            var signed = HardenedDom.parseSigned(xml);
            if (signed.isEmpty()) {
                return new CapSignature.Absent();
            }
            var document = signed.get();
            var signatures = SignatureShape.signatures(document);
            if (SignatureShape.misplaced(document)) {
                return new CapSignature.Broken(
                        "a second alert, or parts of a signature, stand where they do not belong");
            }
            if (signatures.size() > MOST_SIGNATURES) {
                return new CapSignature.Broken("it has more signatures than a message can have hands to go through");
            }
            return IntStream.range(0, signatures.size())
                    .mapToObj(which -> verify(document, which, at))
                    .max((a, b) -> Integer.compare(badness(a), badness(b)))
                    .orElse(new CapSignature.Absent());
        } catch (RefusedXml e) {
            return new CapSignature.Unsupported("the file cannot be read: " + e.getMessage());
        }
    }

    private static int badness(CapSignature verdict) {
        return switch (verdict) {
            case CapSignature.Absent a -> 0;
            case CapSignature.Verified v -> 1;
            case CapSignature.Untrusted u -> 2;
            case CapSignature.Unsupported u -> 3;
            case CapSignature.Broken b -> 4;
        };
    }

    private CapSignature verify(Document document, int which, Instant at) {
        var objection =
                SignatureShape.objection(SignatureShape.signatures(document).get(which));
        if (objection.isPresent()) {
            return new CapSignature.Unsupported(objection.get());
        }
        try {
            for (var element : SignatureShape.asSigned(document, which)) {
                var context = context(NO_KEY, element);
                var signature = FACTORY.unmarshalXMLSignature(context);
                var message =
                        (Reference) signature.getSignedInfo().getReferences().getFirst();
                if (message.validate(context)) {
                    return ofWholeMessage(element, signature, at);
                }
            }
            return new CapSignature.Broken("the message was changed after it was signed");
        } catch (MarshalException | XMLSignatureException | ClassCastException | IllegalArgumentException e) {
            return new CapSignature.Unsupported("it cannot be verified: " + firstLine(e));
        }
    }

    private CapSignature ofWholeMessage(Element element, XMLSignature signature, Instant at) {
        if (SignatureShape.hasWeakMethod(element)) {
            return new CapSignature.Unsupported("it is made with SHA-1, which anyone with means can forge");
        }
        var verdict = bySigner(element, signature, at);
        return SignatureShape.hasWeakDigest(element) && verdict instanceof CapSignature.Verified verified
                ? new CapSignature.Untrusted(verified.signer(), "its digest is SHA-1, which is not trusted")
                : verdict;
    }

    private CapSignature bySigner(Element element, XMLSignature signature, Instant at) {
        var enclosed = enclosed(signature.getKeyInfo());
        var candidates = new ArrayList<>(enclosed);
        candidates.addAll(trust.certificates());
        for (var certificate : candidates) {
            if (fits(element, certificate.getPublicKey())) {
                var name = certificate.getSubjectX500Principal().getName();
                return trust.believes(certificate, enclosed, at)
                        ? new CapSignature.Verified(name)
                        : new CapSignature.Untrusted(name, "its certificate is not trusted, or was not valid then");
            }
        }
        var bare = keyValue(signature.getKeyInfo());
        if (bare.isPresent() && fits(element, bare.get())) {
            return new CapSignature.Untrusted("a bare key", "it names no certificate");
        }
        return enclosed.isEmpty() && bare.isEmpty()
                ? new CapSignature.Untrusted("unknown", "it names no signer that is known here")
                : new CapSignature.Broken("the signature was not made by the key that it names");
    }

    private static boolean fits(Element element, PublicKey key) {
        try {
            var context = context(KeySelector.singletonKeySelector(key), element);
            return FACTORY.unmarshalXMLSignature(context).validate(context);
        } catch (MarshalException | XMLSignatureException | IllegalArgumentException e) {
            return false;
        }
    }

    private static DOMValidateContext context(KeySelector selector, Element element) {
        var context = new DOMValidateContext(selector, element);
        // Java's secure mode refuses to look at SHA-1 at all. To tell a changed message from a weak signature it is
        // lifted for
        // SHA-1 alone, behind SignatureShape, which allows less than secure mode does; such a signature is never
        // verified.
        boolean weak = SignatureShape.hasWeakMethod(element) || SignatureShape.hasWeakDigest(element);
        context.setProperty("org.jcp.xml.dsig.secureValidation", !weak);
        context.setProperty("org.jcp.xml.dsig.internal.dom.SignatureProvider", SIGNATURES);
        var inside = FACTORY.getURIDereferencer();
        context.setURIDereferencer((reference, within) -> {
            if (reference.getURI() == null || !reference.getURI().isEmpty()) {
                throw new URIReferenceException("addresses are not followed");
            }
            return inside.dereference(reference, within);
        });
        return context;
    }

    private static List<X509Certificate> enclosed(@Nullable KeyInfo info) {
        var found = new ArrayList<X509Certificate>();
        if (info != null) {
            for (Object part : info.getContent()) {
                if (part instanceof X509Data data) {
                    for (Object item : data.getContent()) {
                        if (item instanceof X509Certificate certificate) {
                            found.add(certificate);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static Optional<PublicKey> keyValue(@Nullable KeyInfo info) {
        if (info != null) {
            for (Object part : info.getContent()) {
                if (part instanceof javax.xml.crypto.dsig.keyinfo.KeyValue value) {
                    try {
                        return Optional.of(value.getPublicKey());
                    } catch (java.security.KeyException e) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
