package nl.weerklank.contract.cap.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.cap.CapSamples;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.write.CapWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapSignatureTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final SignerIdentity SENDER =
            SignerIdentity.generate("Meldkamer", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(365)));
    private static final SignerIdentity STRANGER =
            SignerIdentity.generate("Somebody else", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(365)));
    private static final byte[] PLAIN = CapWriter.write(CapSamples.fire());
    private static final byte[] SIGNED = new CapSigner(SENDER.key(), SENDER.certificate()).sign(PLAIN);

    private final CapSignatureVerifier verifier =
            new CapSignatureVerifier(CertificateTrust.of(List.of(SENDER.certificate())));

    @Test
    void a_message_signed_by_a_trusted_certificate_is_verified() {
        assertThat(verifier.verify(SIGNED, NOW)).isEqualTo(new CapSignature.Verified("CN=Meldkamer"));
    }

    @Test
    void a_signature_changes_nothing_of_what_the_message_says() {
        var verdict = new CapReader().check(SIGNED);

        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.alert()).contains(CapSamples.fire());
    }

    @Test
    void a_message_without_signature_is_absent_not_verified() {
        assertThat(verifier.verify(PLAIN, NOW)).isEqualTo(new CapSignature.Absent());
    }

    @Test
    void a_good_signature_by_a_stranger_is_untrusted() {
        var signed = new CapSigner(STRANGER.key(), STRANGER.certificate()).sign(PLAIN);

        assertThat(verifier.verify(signed, NOW)).isInstanceOf(CapSignature.Untrusted.class);
    }

    @Test
    void a_certificate_outside_its_time_is_untrusted() {
        assertThat(verifier.verify(SIGNED, NOW.plus(Duration.ofDays(400)))).isInstanceOf(CapSignature.Untrusted.class);
        assertThat(verifier.verify(SIGNED, NOW.minus(Duration.ofDays(2)))).isInstanceOf(CapSignature.Untrusted.class);
    }

    @Test
    void one_changed_letter_breaks_the_signature() {
        assertThat(verifier.verify(changed(SIGNED, "Sluit ramen", "Open ramen"), NOW))
                .isInstanceOf(CapSignature.Broken.class);
    }

    @Test
    void the_signature_of_one_message_under_another_is_broken() {
        var text = new String(SIGNED, StandardCharsets.UTF_8);
        var signature = text.substring(text.indexOf("<Signature"), text.indexOf("</alert>"));
        var other = new String(PLAIN, StandardCharsets.UTF_8)
                .replace("moerdijk-1", "moerdijk-2")
                .replace("</alert>", signature + "</alert>");

        assertThat(verifier.verify(other.getBytes(StandardCharsets.UTF_8), NOW))
                .isInstanceOf(CapSignature.Broken.class);
    }

    @Test
    void a_certificate_exchanged_for_a_trusted_one_is_broken() throws Exception {
        var signed = new CapSigner(STRANGER.key(), SENDER.certificate()).sign(PLAIN);

        assertThat(verifier.verify(signed, NOW)).isInstanceOf(CapSignature.Broken.class);
    }

    @Test
    void a_signed_alert_hidden_in_another_is_broken() {
        var hidden = new String(SIGNED, StandardCharsets.UTF_8).replaceFirst("<\\?xml[^>]*>", "");
        var evil = new String(PLAIN, StandardCharsets.UTF_8)
                .replace(
                        "</alert>",
                        "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" + hidden
                                + "</ds:Object></alert>");

        assertThat(verifier.verify(evil.getBytes(StandardCharsets.UTF_8), NOW)).isInstanceOf(CapSignature.Broken.class);
        assertThat(new CapReader().check(evil.getBytes(StandardCharsets.UTF_8)).valid())
                .isFalse();
    }

    @Test
    void weak_keyed_reaching_or_transforming_signatures_are_unsupported() {
        var ways = List.of(
                changed(SIGNED, "xmldsig-more#ecdsa-sha256", "xmldsig-more#hmac-sha256"),
                changed(SIGNED, "xmlenc#sha256", "xmldsig-more#md5"),
                changed(SIGNED, "URI=\"\"", "URI=\"http://127.0.0.1:9/x\""),
                changed(SIGNED, "URI=\"\"", "URI=\"#part\""),
                changed(
                        SIGNED,
                        "<Transforms>",
                        "<Transforms><Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>"),
                changed(
                        SIGNED,
                        "<Transforms>",
                        "<Transforms><Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"/>"));

        assertThat(ways)
                .allSatisfy(xml -> assertThat(verifier.verify(xml, NOW)).isInstanceOf(CapSignature.Unsupported.class));
    }

    @Test
    void two_references_are_unsupported_even_when_one_is_good() {
        var reference = between(SIGNED, "<Reference", "</Reference>");

        assertThat(verifier.verify(changed(SIGNED, reference, reference + reference), NOW))
                .isInstanceOf(CapSignature.Unsupported.class);
    }

    @Test
    void without_an_enclosed_certificate_a_trusted_key_still_verifies_and_others_do_not() {
        var bare = changed(SIGNED, between(SIGNED, "<KeyInfo", "</KeyInfo>"), "");

        assertThat(verifier.verify(bare, NOW)).isInstanceOf(CapSignature.Verified.class);
        assertThat(new CapSignatureVerifier(CertificateTrust.NOBODY).verify(bare, NOW))
                .isInstanceOf(CapSignature.Untrusted.class);
    }

    @Test
    void a_second_broken_signature_makes_the_whole_broken() {
        var second = between(SIGNED, "<Signature", "</Signature>").replaceAll("<DigestValue>....", "<DigestValue>AAAA");

        assertThat(verifier.verify(changed(SIGNED, "</alert>", second + "</alert>"), NOW))
                .isInstanceOf(CapSignature.Broken.class);
    }

    @Test
    void a_broken_signature_is_broken_also_beside_one_of_a_kind_that_is_not_accepted() {
        var broken = between(SIGNED, "<Signature", "</Signature>").replaceAll("<DigestValue>....", "<DigestValue>AAAA");
        var unsupported = between(SIGNED, "<Signature", "</Signature>").replace("#ecdsa-sha256", "#hmac-sha256");
        var plain = changed(SIGNED, between(SIGNED, "<Signature", "</Signature>"), "");

        assertThat(verifier.verify(changed(plain, "</alert>", unsupported + "</alert>"), NOW))
                .isInstanceOf(CapSignature.Unsupported.class);
        assertThat(verifier.verify(changed(plain, "</alert>", broken + unsupported + "</alert>"), NOW))
                .isInstanceOf(CapSignature.Broken.class);
        assertThat(verifier.verify(changed(plain, "</alert>", unsupported + broken + "</alert>"), NOW))
                .isInstanceOf(CapSignature.Broken.class);
    }

    @Test
    void a_message_that_went_through_several_hands_is_verified_by_all_of_them() {
        var partner = SignerIdentity.generate("Partner", NOW, NOW.plus(Duration.ofDays(1)));
        var twice = new CapSigner(STRANGER.key(), STRANGER.certificate()).sign(SIGNED);
        var thrice = new CapSigner(partner.key(), partner.certificate()).sign(twice);
        var all = CertificateTrust.of(List.of(SENDER.certificate(), STRANGER.certificate(), partner.certificate()));

        assertThat(new CapSignatureVerifier(all).verify(thrice, NOW)).isInstanceOf(CapSignature.Verified.class);
        assertThat(verifier.verify(thrice, NOW)).isInstanceOf(CapSignature.Untrusted.class);
        assertThat(new CapSignatureVerifier(all).verify(changed(thrice, "Sluit ramen", "Open ramen"), NOW))
                .isInstanceOf(CapSignature.Broken.class);
    }

    @Test
    void an_unsupported_signature_beside_an_untrusted_or_a_good_one_makes_the_whole_unsupported() {
        var foreign = between(SIGNED, "<Signature", "</Signature>").replace("#ecdsa-sha256", "#hmac-sha256");
        var stranger = new CapSigner(STRANGER.key(), STRANGER.certificate()).sign(PLAIN);

        assertThat(verifier.verify(changed(stranger, "</alert>", foreign + "</alert>"), NOW))
                .isInstanceOf(CapSignature.Unsupported.class);
        assertThat(verifier.verify(changed(SIGNED, "</alert>", foreign + "</alert>"), NOW))
                .isInstanceOf(CapSignature.Unsupported.class);
    }

    @Test
    void more_signatures_than_anybody_needs_are_not_looked_at() {
        var nine = between(SIGNED, "<Signature", "</Signature>").repeat(8);

        assertThat(verifier.verify(changed(SIGNED, "</alert>", nine + "</alert>"), NOW))
                .isInstanceOf(CapSignature.Broken.class);
    }

    @Test
    void an_RSA_key_signs_too_and_an_Ed25519_key_is_refused_in_words() throws Exception {
        var ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();

        assertThatThrownBy(() -> new CapSigner(ed25519, SENDER.certificate()).sign(PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RSA or EC");
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        assertThat(new String(new CapSigner(rsa, SENDER.certificate()).sign(PLAIN), StandardCharsets.UTF_8))
                .contains("rsa-sha256");
    }

    @Test
    void trust_is_read_from_PEM_and_a_file_without_certificate_is_named(@TempDir Path folder) throws IOException {
        var good = Files.writeString(folder.resolve("good.pem"), SENDER.certificatePem());
        var bad = Files.writeString(folder.resolve("bad.pem"), "nothing");

        var trust = CertificateTrust.read(List.of(good));
        assertThat(new CapSignatureVerifier(trust).verify(SIGNED, NOW)).isInstanceOf(CapSignature.Verified.class);
        assertThatThrownBy(() -> CertificateTrust.read(List.of(bad))).hasMessageContaining("bad.pem");
    }

    private static byte[] changed(byte[] xml, String from, String to) {
        var text = new String(xml, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static String between(byte[] xml, String from, String to) {
        var text = new String(xml, StandardCharsets.UTF_8);
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start) + to.length());
    }
}
