package nl.weerklank.contract.cap.signature;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import nl.weerklank.contract.cap.xml.RefusedXml;
import org.w3c.dom.Document;

/** Signs CAP messages: enveloped, exclusive canonical form, RSA or ECDSA with SHA-256, the certificate enclosed. */
public final class CapSigner {

    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    private final PrivateKey key;
    private final X509Certificate certificate;

    public CapSigner(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * The message with its signature behind the last info block.
     *
     * @throws IllegalArgumentException when the bytes are no XML, or the key cannot sign
     */
    public byte[] sign(byte[] xml) {
        try {
            var document = HardenedDom.parse(xml);
            var keys = FACTORY.getKeyInfoFactory();
            var keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
            var context = new DOMSignContext(key, document.getDocumentElement());
            FACTORY.newXMLSignature(signedInfo(), keyInfo).sign(context);
            return serialized(document);
        } catch (RefusedXml e) {
            throw new IllegalArgumentException("what is to be signed cannot be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalArgumentException("the key cannot sign: " + e.getMessage(), e);
        } catch (TransformerException e) {
            throw new IllegalStateException("a document in memory cannot be written", e);
        }
    }

    private javax.xml.crypto.dsig.SignedInfo signedInfo() throws GeneralSecurityException {
        var method = switch (key.getAlgorithm()) {
            case "RSA" -> "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
            case "EC" -> "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
            default -> throw new GeneralSecurityException("CAP is signed with RSA or EC keys");
        };
        var reference = FACTORY.newReference(
                "",
                FACTORY.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        FACTORY.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        FACTORY.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        return FACTORY.newSignedInfo(
                FACTORY.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                FACTORY.newSignatureMethod(method, null),
                List.of(reference));
    }

    private static byte[] serialized(Document document) throws TransformerException {
        var out = new ByteArrayOutputStream();
        document.setXmlStandalone(true);
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
