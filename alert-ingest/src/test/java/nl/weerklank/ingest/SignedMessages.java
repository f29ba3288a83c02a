package nl.weerklank.ingest;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import nl.weerklank.contract.cap.signature.CapSigner;
import org.eclipse.microprofile.config.ConfigProvider;

/** Signs messages as the test's signing sender does. */
public final class SignedMessages {

    private SignedMessages() {}

    public static byte[] signed(TestMessages message) throws Exception {
        var folder = Path.of(ConfigProvider.getConfig().getValue("weerklank.ingest.senders-file", String.class))
                .getParent();
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve(TestSenders.KEY_FILE))));
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Files.readAllBytes(folder.resolve(TestSenders.CERTIFICATE_FILE))));
        return new CapSigner(key, certificate).sign(message.xml());
    }
}
