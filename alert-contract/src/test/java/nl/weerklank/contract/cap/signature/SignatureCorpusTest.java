package nl.weerklank.contract.cap.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.weerklank.contract.cap.Corpus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Signatures of real senders get the verdict that xmlsec1 gave. */
class SignatureCorpusTest {

    private static final Pattern CERTIFICATE = Pattern.compile("<(?:\\w+:)?X509Certificate>([^<]+)<");
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    @TestFactory
    Stream<DynamicTest> the_verdict_is_that_of_the_independent_program() {
        return Corpus.manifest("SIGNATURES.tsv").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> verdict(row.getKey(), row.getValue())));
    }

    private static void verdict(String name, Map<String, String> row) {
        var xml = Corpus.bytes(Corpus.folder().resolve(name));
        var said = row.getOrDefault("xmlsec_as_is", "");
        var verdict = new CapSignatureVerifier(CertificateTrust.NOBODY).verify(xml, NOW);
        boolean weak = row.getOrDefault("sigalg", "").endsWith("sha1");
        if (said.equals("OK")) {
            assertThat(verdict.word()).isEqualTo("untrusted");
            var valid = enclosed(xml).getFirst().getNotAfter().toInstant().minusSeconds(1);
            boolean weakDigest = new String(xml, StandardCharsets.ISO_8859_1).contains("xmldsig#sha1");
            var trusting = new CapSignatureVerifier(CertificateTrust.of(enclosed(xml)));
            assertThat(trusting.verify(xml, valid).word()).isEqualTo(weakDigest ? "untrusted" : "verified");
            assertThat(trusting.verify(xml, valid.plusSeconds(2)).word()).isEqualTo("untrusted");
        } else if (said.contains("unexpected node")) {
            assertThat(verdict.word()).isEqualTo("unsupported");
        } else if (weak) {
            assertThat(verdict.word()).isIn("unsupported", "broken");
        } else {
            assertThat(verdict.word()).isEqualTo("broken");
        }
    }

    @TestFactory
    Stream<DynamicTest> no_malicious_file_is_verified_even_when_its_certificate_is_trusted() {
        return Corpus.files("malicious").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    var xml = Corpus.bytes(file);
                    var verdict = new CapSignatureVerifier(CertificateTrust.of(enclosed(xml))).verify(xml, NOW);
                    assertThat(verdict).isNotInstanceOf(CapSignature.Verified.class);
                    if (file.endsWith("signed_tampered.xml") || file.endsWith("signature_wrapping.xml")) {
                        assertThat(verdict.word()).isEqualTo("broken");
                    }
                }));
    }

    private static List<X509Certificate> enclosed(byte[] xml) {
        return CERTIFICATE
                .matcher(new String(xml, StandardCharsets.ISO_8859_1))
                .results()
                .map(m -> certificate(m.group(1)))
                .toList();
    }

    private static X509Certificate certificate(String base64) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }
}
