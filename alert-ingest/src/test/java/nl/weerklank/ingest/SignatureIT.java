package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.cap.signature.CapSigner;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.json.ContractJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SignatureIT {

    private final Api author = Api.as("author");

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void whoMustSignIssuesUnderItsMandateWithAGoodSignature() throws Exception {
        var message = TestMessages.from(TestSenders.SIGNER);

        var answer = author.submit(SignedMessages.signed(message));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.<String>path("mandate")).isEqualTo("M-signed");
        assertThat(TestKeys.event(IssuedAlerts.of(answer.path("id")).getFirst()).cap())
                .isEqualTo(message.cap());
    }

    @Test
    void whoMustSignIsRefusedWithoutASignatureInEitherForm() {
        var message = TestMessages.from(TestSenders.SIGNER);

        refused(author.submit(message), "SIGNATURE_MISSING");
        refused(author.submitJson(ContractJson.write(message.cap())), "SIGNATURE_MISSING");
    }

    @Test
    void aChangedMessageIsRefusedWhoeverSendsIt() throws Exception {
        var signed = new String(SignedMessages.signed(TestMessages.from(TestSenders.SIGNER)), StandardCharsets.UTF_8);
        var unknown = new String(SignedMessages.signed(TestMessages.from(TestSenders.CENTRE)), StandardCharsets.UTF_8);

        refused(author.submit(changed(signed)), "SIGNATURE_BROKEN");
        refused(author.submit(changed(unknown)), "SIGNATURE_BROKEN");
    }

    @Test
    void aBrokenSignatureIsRefusedAlsoBesideOneOfAKindThatIsNotAccepted() throws Exception {
        for (var sender : List.of(TestSenders.SIGNER, TestSenders.CENTRE)) {
            var signed = new String(SignedMessages.signed(TestMessages.from(sender)), StandardCharsets.UTF_8);
            var signature = signed.substring(signed.indexOf("<Signature"), signed.indexOf("</alert>"));
            var foreign = signature.replace("#ecdsa-sha256", "#ecdsa-sha224");
            var broken = changed(signed.replace("</alert>", foreign + "</alert>"));
            var foreignFirst = changed(signed.replace(signature, foreign + signature));

            refused(author.submit(broken), "SIGNATURE_BROKEN");
            refused(author.submit(foreignFirst), "SIGNATURE_BROKEN");
        }
    }

    @Test
    void aSignatureByAnotherKeyProvesNothing() {
        var now = Instant.now();
        var other = SignerIdentity.generate("other", now.minusSeconds(60), now.plusSeconds(60));
        var signer = new CapSigner(other.key(), other.certificate());

        refused(author.submit(signer.sign(TestMessages.from(TestSenders.SIGNER).xml())), "SIGNATURE_UNTRUSTED");
        var unproven =
                author.submit(signer.sign(TestMessages.from(TestSenders.CENTRE).xml()));
        assertThat(unproven.statusCode()).isEqualTo(201);
        assertThat(unproven.<String>path("warnings[0].rule")).isEqualTo("SIGNATURE_PROVES_NOTHING");
    }

    @Test
    void whatAnUntidySenderMisplacesIsPutInOrderAndSaid() {
        var good = new String(TestMessages.from(TestSenders.UNTIDY).xml(), StandardCharsets.UTF_8);

        var answer = author.submit(misordered(good));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.<Integer>path("warnings.size()")).isPositive();
    }

    @Test
    void whatOthersMisplaceIsRefused() {
        var good = new String(TestMessages.from(TestSenders.CENTRE).xml(), StandardCharsets.UTF_8);

        var answer = author.submit(misordered(good));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("rule")).isEqualTo("INVALID_SEQUENCE");
    }

    private static byte[] changed(String xml) {
        return xml.replace("go indoors", "go outdoors").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] misordered(String xml) {
        var status = "<status>Actual</status>";
        return xml.replace(status, "")
                .replaceFirst("<sender>", status + "<sender>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(Response answer, String rule) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
        assertThat(answer.<String>path("rule")).isEqualTo(rule);
    }
}
