package nl.weerklank.contract.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.ContractSamples;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import org.junit.jupiter.api.Test;

class AlertVerifierTest {

    private static final SignedAlert SIGNED = ContractSamples.signed();
    private static final AlertVerifier VERIFIER = verifier(ContractSamples.KEY_ID, EnumSet.allOf(Mode.class));

    @Test
    void an_alert_of_a_trusted_key_is_genuine_and_is_the_event_that_was_signed() {
        assertThat(VERIFIER.verify(SIGNED)).isEqualTo(new Verdict.Genuine(ContractSamples.event()));
    }

    @Test
    void the_same_event_is_signed_to_the_same_bytes() {
        assertThat(ContractSamples.signed()).isEqualTo(SIGNED);
    }

    @Test
    void a_changed_payload_is_refused() {
        var payload = decoded(SIGNED.payload()).replace("URGENT", "NORMAL");

        refused(with(SIGNED.protectedHeader(), encoded(payload), SIGNED.signature()), "does not fit");
    }

    @Test
    void a_changed_signature_is_refused() {
        var signature = Base64.getUrlDecoder().decode(SIGNED.signature());
        signature[10] ^= 1;

        refused(
                with(
                        SIGNED.protectedHeader(),
                        SIGNED.payload(),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(signature)),
                "does not fit");
    }

    @Test
    void an_empty_or_short_signature_is_refused() {
        refused(with(SIGNED.protectedHeader(), SIGNED.payload(), ""), "does not fit");
        refused(with(SIGNED.protectedHeader(), SIGNED.payload(), "AAAA"), "does not fit");
    }

    @Test
    void no_algorithm_and_other_algorithms_are_refused() {
        for (var alg : new String[] {"none", "None", "HS256", "ES256", ""}) {
            refused(header(alg, ContractSamples.KEY_ID, AlertVerifier.TYPE, ""), "other than EdDSA");
        }
    }

    @Test
    void another_type_and_critical_extensions_are_refused() {
        refused(header("EdDSA", ContractSamples.KEY_ID, "JWT", ""), "other than EdDSA");
        refused(header("EdDSA", ContractSamples.KEY_ID, AlertVerifier.TYPE, ",\"crit\":[\"exp\"]"), "other than EdDSA");
    }

    @Test
    void a_key_that_is_not_trusted_or_not_named_is_refused() {
        assertThat(verifier("other-key", EnumSet.allOf(Mode.class)).verify(SIGNED))
                .isEqualTo(new Verdict.Refused("no trusted key is named 'golden-key'"));
        refused(
                with(
                        encoded("{\"alg\":\"EdDSA\",\"typ\":\"" + AlertVerifier.TYPE + "\"}"),
                        SIGNED.payload(),
                        SIGNED.signature()),
                "no trusted key");
    }

    @Test
    void another_key_under_the_trusted_name_is_refused() {
        var stranger =
                new AlertSigner(ContractSamples.KEY_ID, SigningKeys.generate().getPrivate());

        refused(stranger.sign(ContractSamples.event()), "does not fit");
    }

    @Test
    void an_exercise_key_cannot_sign_what_is_live() {
        assertThat(verifier(ContractSamples.KEY_ID, Set.of(Mode.EXERCISE)).verify(SIGNED))
                .isEqualTo(new Verdict.Refused("key 'golden-key' may not sign LIVE"));
    }

    @Test
    void another_id_or_version_outside_than_inside_is_refused() {
        refused(
                new SignedAlert(
                        1, "ffff", SIGNED.version(), SIGNED.protectedHeader(), SIGNED.payload(), SIGNED.signature()),
                "differs from the signed one");
        refused(
                new SignedAlert(1, SIGNED.alertId(), 9, SIGNED.protectedHeader(), SIGNED.payload(), SIGNED.signature()),
                "differs from the signed one");
    }

    @Test
    void what_is_no_base64_or_no_JSON_is_refused_not_thrown() {
        refused(with("***", SIGNED.payload(), SIGNED.signature()), "not base64url");
        refused(with(encoded("{"), SIGNED.payload(), SIGNED.signature()), "not JSON");
        refused(with(encoded("[]"), SIGNED.payload(), SIGNED.signature()), "not JSON");
    }

    private static AlertVerifier verifier(String keyId, Set<Mode> modes) {
        return new AlertVerifier(
                new TrustStore(Map.of(keyId, new TrustStore.TrustedKey(ContractSamples.publicKey(), modes))));
    }

    private static void refused(SignedAlert signed, String reason) {
        assertThat(VERIFIER.verify(signed))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, r -> assertThat(r.reason()).contains(reason));
    }

    private static SignedAlert header(String alg, String kid, String typ, String more) {
        var text = "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"%s\"%s}".formatted(alg, kid, typ, more);
        return with(encoded(text), SIGNED.payload(), SIGNED.signature());
    }

    private static SignedAlert with(String header, String payload, String signature) {
        return new SignedAlert(1, SIGNED.alertId(), SIGNED.version(), header, payload, signature);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
