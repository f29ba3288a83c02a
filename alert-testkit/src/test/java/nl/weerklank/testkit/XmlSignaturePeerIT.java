package nl.weerklank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import nl.weerklank.contract.cap.signature.CapSigner;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.cap.write.CapWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An independent program agrees that what we sign is signed, and that what was changed is not. */
class XmlSignaturePeerIT {

    private static final Instant SENT = Instant.parse("2026-06-01T10:00:00Z");
    private static final SignerIdentity SENDER =
            SignerIdentity.generate("Meldkamer", SENT.minus(Duration.ofDays(1)), SENT.plus(Duration.ofDays(30)));

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void needsXmlsec() {
        Peers.require("xmlsec1", "xmlsec1");
    }

    @Test
    void xmlsec1_verifies_what_we_sign() throws Exception {
        assertThat(verify(signed(), "verified.xml")).isZero();
    }

    @Test
    void xmlsec1_refuses_what_was_changed_after_we_signed_it() throws Exception {
        assertThat(verify(signed().replaceFirst("<areaDesc>", "<areaDesc>Niet "), "changed.xml"))
                .isNotZero();
    }

    private static String signed() {
        var plain = CapWriter.write(SampleAlerts.chemicalFire(SENT));
        return new String(new CapSigner(SENDER.key(), SENDER.certificate()).sign(plain), StandardCharsets.UTF_8);
    }

    private int verify(String xml, String name) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve(name), xml);
        var certificate = Files.writeString(folder.resolve("sender.pem"), SENDER.certificatePem());
        var process = new ProcessBuilder(
                        "xmlsec1",
                        "--verify",
                        "--verification-time",
                        "2026-06-01 10:00:00",
                        "--trusted-pem",
                        certificate.toString(),
                        "--enabled-key-data",
                        "x509",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
