package nl.weerklank.contract.cap.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The certificates whose signatures are believed, and those of whom they vouch for. */
public final class CertificateTrust {

    /** Believes nobody. */
    public static final CertificateTrust NOBODY = new CertificateTrust(Set.of());

    private final Set<X509Certificate> trusted;

    private CertificateTrust(Set<X509Certificate> trusted) {
        this.trusted = Set.copyOf(trusted);
    }

    public static CertificateTrust of(Collection<X509Certificate> trusted) {
        return new CertificateTrust(new HashSet<>(trusted));
    }

    /**
     * Reads files of one or more certificates each, PEM or DER.
     *
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException naming the file that holds no certificate
     */
    public static CertificateTrust read(Collection<Path> files) throws IOException {
        var all = new HashSet<X509Certificate>();
        for (var file : files) {
            var found = certificates(Files.readAllBytes(file));
            if (found.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no X.509 certificate as PEM or DER");
            }
            all.addAll(found);
        }
        return new CertificateTrust(all);
    }

    Set<X509Certificate> certificates() {
        return trusted;
    }

    /** Whether the certificate was believed at this time: it is one of the trusted, or they vouch for it through the others. */
    boolean believes(X509Certificate signer, Collection<X509Certificate> others, Instant at) {
        try {
            signer.checkValidity(Date.from(at));
        } catch (CertificateException e) {
            return false;
        }
        return trusted.contains(signer) || vouchedFor(signer, others, at);
    }

    private boolean vouchedFor(X509Certificate signer, Collection<X509Certificate> others, Instant at) {
        if (trusted.isEmpty()) {
            return false;
        }
        try {
            var parameters = new PKIXParameters(
                    trusted.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            var path = CertificateFactory.getInstance("X.509").generateCertPath(chain(signer, others));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private List<X509Certificate> chain(X509Certificate signer, Collection<X509Certificate> others) {
        var chain = new ArrayList<X509Certificate>();
        var next = signer;
        while (next != null && !chain.contains(next) && !trusted.contains(next)) {
            chain.add(next);
            var issuer = next.getIssuerX500Principal();
            next = others.stream()
                    .filter(c -> c.getSubjectX500Principal().equals(issuer))
                    .findFirst()
                    .orElse(null);
        }
        return chain;
    }

    private static List<X509Certificate> certificates(byte[] bytes) {
        try {
            var all = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            return all.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            return List.of();
        }
    }
}
