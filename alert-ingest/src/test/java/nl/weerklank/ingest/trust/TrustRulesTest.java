package nl.weerklank.ingest.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import org.junit.jupiter.api.Test;

class TrustRulesTest {

    private static final SenderKeys KEYS = keys();

    @Test
    void aBrokenSignatureIsRefusedWhoeverSendsIt() {
        assertThat(rule(Optional.of(sender(false, SenderKeys.NONE)), SignatureFinding.BROKEN))
                .isEqualTo("SIGNATURE_BROKEN");
        assertThat(rule(Optional.empty(), SignatureFinding.BROKEN)).isEqualTo("SIGNATURE_BROKEN");
    }

    @Test
    void aSenderThatIsNotKnownIsRefused() {
        assertThat(rule(Optional.empty(), SignatureFinding.ABSENT)).isEqualTo("SENDER_UNKNOWN");
        assertThat(rule(Optional.empty(), SignatureFinding.VERIFIED)).isEqualTo("SENDER_UNKNOWN");
    }

    @Test
    void whoMustSignIsTakenOnlyWithAGoodSignature() {
        var sender = Optional.of(sender(true, KEYS));

        assertThat(rule(sender, SignatureFinding.VERIFIED)).isEqualTo("trusted, proven");
        assertThat(rule(sender, SignatureFinding.ABSENT)).isEqualTo("SIGNATURE_MISSING");
        assertThat(rule(sender, SignatureFinding.UNTRUSTED)).isEqualTo("SIGNATURE_UNTRUSTED");
        assertThat(rule(sender, SignatureFinding.UNSUPPORTED)).isEqualTo("SIGNATURE_UNSUPPORTED");
    }

    @Test
    void whoNeedNotSignIsTakenWithoutOneButProvesNothing() {
        assertThat(rule(Optional.of(sender(false, SenderKeys.NONE)), SignatureFinding.ABSENT))
                .isEqualTo("trusted");
        assertThat(rule(Optional.of(sender(false, SenderKeys.NONE)), SignatureFinding.UNTRUSTED))
                .isEqualTo("trusted with SIGNATURE_PROVES_NOTHING");
    }

    @Test
    void aSignatureByAForeignKeyIsRefusedWhereTheSendersKeysAreKnown() {
        assertThat(rule(Optional.of(sender(false, KEYS)), SignatureFinding.UNTRUSTED))
                .isEqualTo("SIGNATURE_UNTRUSTED");
    }

    @Test
    void anAccountSubmitsForASenderThatDoesNotListItOnlyWhenNoneIsListed() {
        var bound = new Sender("s", Set.of("station"), false, false, SenderKeys.NONE, List.of());

        assertThat(rule(Optional.of(bound), SignatureFinding.ABSENT)).isEqualTo("SENDER_NOT_YOURS");
    }

    @Test
    void theSendersOwnAccountProvesTheSender() {
        var bound = new Sender("s", Set.of("author"), false, false, SenderKeys.NONE, List.of());

        assertThat(rule(Optional.of(bound), SignatureFinding.ABSENT)).isEqualTo("trusted, proven");
    }

    private static String rule(Optional<Sender> sender, SignatureFinding finding) {
        return switch (TrustRules.judge(sender, finding, "author")) {
            case TrustVerdict.Distrusted no -> no.violation().rule();
            case TrustVerdict.Trusted yes ->
                "trusted" + (yes.proven() ? ", proven" : "")
                        + (yes.warnings().isEmpty()
                                ? ""
                                : " with " + yes.warnings().getFirst().rule());
        };
    }

    private static Sender sender(boolean mustSign, SenderKeys keys) {
        return new Sender("s", Set.of(), mustSign, false, keys, List.of());
    }

    private static SenderKeys keys() {
        var now = java.time.Instant.parse("2026-01-01T00:00:00Z");
        return new SenderKeys(
                List.of(SignerIdentity.generate("s", now, now.plusSeconds(60)).certificate()));
    }
}
