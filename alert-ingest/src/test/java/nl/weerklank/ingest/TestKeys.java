package nl.weerklank.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.interfaces.EdECPrivateKey;
import java.util.EnumSet;
import java.util.Map;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.signature.Verdict;
import org.eclipse.microprofile.config.ConfigProvider;

/** The last hop's view: what the service signed, verified with the public halves of its keys. */
public final class TestKeys {

    private TestKeys() {}

    /** The event of a signed alert that is genuine. */
    public static AlertEvent event(SignedAlert signed) {
        var verifier = new AlertVerifier(new TrustStore(
                Map.of("test-live", key("live", Mode.LIVE), "test-exercise", key("exercise", Mode.EXERCISE))));
        return switch (verifier.verify(signed)) {
            case Verdict.Genuine genuine -> genuine.event();
            case Verdict.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    private static TrustStore.TrustedKey key(String name, Mode mode) {
        var pem = ConfigProvider.getConfig().getValue("weerklank.ingest.signing." + name + "-key", String.class);
        try {
            var key = (EdECPrivateKey) SigningKeys.read(Path.of(pem));
            return new TrustStore.TrustedKey(SigningKeys.publicHalf(key), EnumSet.of(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
