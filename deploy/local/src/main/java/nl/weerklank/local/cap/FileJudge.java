package nl.weerklank.local.cap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapVerdict;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.signature.CapSignature;
import nl.weerklank.contract.cap.signature.CapSignatureVerifier;
import nl.weerklank.contract.cap.signature.CertificateTrust;
import nl.weerklank.contract.cap.xml.CapLimits;

/** Judges one file and puts the judgement in one line: {@code FILE: valid} or {@code FILE: invalid}, then rule by rule, then the signature. */
final class FileJudge {

    /** What is printed of one file. */
    record Finding(boolean valid, String line) {}

    private static final String BETWEEN = " | ";

    private final CapReader reader = new CapReader();
    private final CapSignatureVerifier signatures;
    private final boolean lenient;

    FileJudge(CertificateTrust trust, boolean lenient) {
        this.signatures = new CapSignatureVerifier(trust);
        this.lenient = lenient;
    }

    Finding judge(Path file) {
        byte[] xml;
        try (var in = Files.newInputStream(file)) {
            xml = in.readNBytes(CapLimits.DEFAULT.bytes() + 1);
        } catch (IOException e) {
            return new Finding(false, file + ": cannot be read: " + Reasons.of(e));
        }
        var verdict = lenient ? reader.checkLenient(xml) : reader.check(xml);
        var said = new ArrayList<String>();
        perRule(verdict.errors()).forEach(said::add);
        perRule(verdict.warnings()).forEach(warning -> said.add("warning " + warning));
        signature(xml, verdict).ifPresent(said::add);
        var line = file + (verdict.valid() ? ": valid" : ": invalid");
        return new Finding(verdict.valid(), said.isEmpty() ? line : line + " " + String.join(BETWEEN, said));
    }

    /** The first place where each rule is broken, and how many more there are: a feed's one mistake can be there a hundred times. */
    private static List<String> perRule(List<Violation> violations) {
        var byRule = new LinkedHashMap<String, List<Violation>>();
        violations.forEach(v ->
                byRule.computeIfAbsent(v.ruleId(), rule -> new ArrayList<>()).add(v));
        return byRule.values().stream().map(FileJudge::line).toList();
    }

    private static String line(List<Violation> same) {
        var v = same.getFirst();
        var more = same.size() == 1 ? "" : " (and " + (same.size() - 1) + " more)";
        return printable(
                "%s %d:%d %s; %s%s".formatted(v.ruleId(), v.line(), v.column(), v.message(), v.remedy(), more));
    }

    /** The file's own words must not steer a terminal, nor break a line in two. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Optional<String> signature(byte[] xml, CapVerdict verdict) {
        if (xml.length > CapLimits.DEFAULT.bytes() || !mentionsSignature(xml)) {
            return Optional.empty();
        }
        // a certificate counts as of the time of sending: archived alerts outlive the certificates that signed them
        var at = verdict.alert().map(alert -> alert.sent().toInstant()).orElse(Instant.EPOCH);
        return switch (signatures.verify(xml, at)) {
            case CapSignature.Absent a -> Optional.empty();
            case CapSignature.Verified v -> Optional.of("signature: verified, " + printable(v.signer()));
            case CapSignature.Untrusted u ->
                Optional.of("signature: untrusted, " + printable(u.signer() + ": " + u.reason()));
            case CapSignature.Broken b -> Optional.of("signature: broken, " + printable(b.reason()));
            case CapSignature.Unsupported u -> Optional.of("signature: unsupported, " + printable(u.reason()));
        };
    }

    private static boolean mentionsSignature(byte[] xml) {
        var latin = new String(xml, StandardCharsets.ISO_8859_1);
        return latin.contains("SignedInfo") || latin.contains("xmldsig") || latin.contains("x\0m\0l\0d\0s\0i\0g");
    }
}
