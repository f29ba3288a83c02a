package nl.weerklank.contract.cap.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import nl.weerklank.contract.cap.signature.CapSignatureVerifier;
import nl.weerklank.contract.cap.signature.CertificateTrust;
import nl.weerklank.contract.cap.xml.CapLimits;

/** Reads all files of some folders and prints for each the verdict and the time that it took; run it with a small heap. */
public final class HostileFilesMain {

    private static final int MICROS_A_MILLI = 1_000;

    private HostileFilesMain() {}

    public static void main(String[] folders) throws IOException {
        for (var folder : folders) {
            try (var files = Files.list(Path.of(folder))) {
                for (var file : files.sorted().toList()) {
                    System.out.println(judged(file));
                }
            }
        }
    }

    private static String judged(Path file) throws IOException {
        byte[] xml;
        try (var in = Files.newInputStream(file)) {
            xml = in.readNBytes(CapLimits.DEFAULT.bytes() + 1);
        }
        long start = System.nanoTime();
        var verdict = new CapReader().check(xml);
        var signature = new CapSignatureVerifier(CertificateTrust.NOBODY).verify(xml, Instant.EPOCH);
        long micros = (System.nanoTime() - start) / MICROS_A_MILLI;
        return "%s %s %s signature %s %.1f ms"
                .formatted(
                        file.getFileName(),
                        verdict.valid() ? "valid" : "refused",
                        verdict.errors().stream()
                                .map(v -> v.ruleId())
                                .distinct()
                                .toList(),
                        signature.word(),
                        micros / (double) MICROS_A_MILLI);
    }
}
