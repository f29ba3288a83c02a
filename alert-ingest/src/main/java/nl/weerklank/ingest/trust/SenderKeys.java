package nl.weerklank.ingest.trust;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The certificates and bare public keys that a sender signs with, pinned one by one. */
public record SenderKeys(List<X509Certificate> certificates, List<PublicKey> publicKeys) {

    /** A sender that cannot prove anything by signature. */
    public static final SenderKeys NONE = new SenderKeys(List.of(), List.of());

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PUBLIC_KEY = "PUBLIC KEY";

    public SenderKeys {
        certificates = List.copyOf(certificates);
        publicKeys = List.copyOf(publicKeys);
    }

    /**
     * Reads PEM blocks of certificates and public keys.
     *
     * @throws IllegalArgumentException when one is neither
     */
    static SenderKeys parse(List<String> pems) {
        var certificates = new ArrayList<X509Certificate>();
        var keys = new ArrayList<PublicKey>();
        for (var pem : pems) {
            try {
                if (pem.contains("-----BEGIN " + CERTIFICATE)) {
                    certificates.add(certificate(pem));
                } else if (pem.contains("-----BEGIN " + PUBLIC_KEY)) {
                    keys.add(publicKey(pem));
                } else {
                    throw new IllegalArgumentException("a key is a PEM block of a CERTIFICATE or a PUBLIC KEY");
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("a certificate or key cannot be read: " + e.getMessage(), e);
            }
        }
        return new SenderKeys(certificates, keys);
    }

    public boolean isEmpty() {
        return certificates.isEmpty() && publicKeys.isEmpty();
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static PublicKey publicKey(String pem) throws GeneralSecurityException {
        var base64 =
                pem.replaceAll("-----(BEGIN|END) " + PUBLIC_KEY + "-----", "").replaceAll("\\s", "");
        var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
        for (var algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(spec);
            } catch (java.security.spec.InvalidKeySpecException e) {
                continue;
            }
        }
        throw new GeneralSecurityException("neither an RSA, an EC nor an Ed25519 key");
    }
}
