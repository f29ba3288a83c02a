package nl.weerklank.ingest.trust;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates that a sender signs with, or of those who vouch for its signers. */
public record SenderKeys(List<X509Certificate> certificates) {

    /** A sender that cannot prove anything by signature. */
    public static final SenderKeys NONE = new SenderKeys(List.of());

    public SenderKeys {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads certificates from PEM.
     *
     * @throws IllegalArgumentException when a text holds none
     */
    static SenderKeys parse(List<String> pems) {
        var certificates = new ArrayList<X509Certificate>();
        for (var pem : pems) {
            if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
                throw new IllegalArgumentException("a sender's key is given as a certificate in PEM");
            }
            try {
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                        .forEach(found -> certificates.add((X509Certificate) found));
            } catch (CertificateException e) {
                throw new IllegalArgumentException("a certificate cannot be read: " + e.getMessage(), e);
            }
        }
        return new SenderKeys(certificates);
    }

    public boolean isEmpty() {
        return certificates.isEmpty();
    }
}
