package nl.weerklank.ingest.read;

import java.util.List;
import java.util.function.Predicate;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapVerdict;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.json.CapJson;
import nl.weerklank.ingest.check.Violation;
import org.jboss.logging.Logger;

/** Reads submitted bytes; JSON goes through the same XML rules, so that no form lets more through than the other. */
public final class Reader {

    private static final Logger LOG = Logger.getLogger(Reader.class);

    private final CapReader cap = new CapReader();

    /**
     * @param xml whether the bytes are XML, else they are JSON of the model
     * @param lenient whether what a sender of this name breaks in the form may be repaired
     */
    public Reading read(byte[] body, boolean xml, Predicate<String> lenient) {
        return xml ? readXml(body, lenient) : readJson(body);
    }

    private Reading readXml(byte[] body, Predicate<String> lenient) {
        var strict = cap.check(body);
        return strict.alert().isEmpty() ? repaired(body, strict, lenient) : reading(strict, false);
    }

    /** The repaired message names its sender; only a sender who is allowed that gets it taken. */
    private Reading repaired(byte[] body, CapVerdict strict, Predicate<String> lenient) {
        var repaired = cap.checkLenient(body);
        var sender = repaired.alert().map(CapAlert::sender);
        if (sender.isEmpty() || !lenient.test(sender.get())) {
            return reading(strict, false);
        }
        for (var change : repaired.warnings()) {
            LOG.infof(
                    "form repaired sender=%s rule=%s place=%s remedy=%s",
                    sender.get(), change.ruleId(), place(change), change.remedy());
        }
        return reading(repaired, true);
    }

    private static Reading reading(CapVerdict verdict, boolean repaired) {
        if (verdict.alert().isEmpty()) {
            return new Reading.Malformed(violations(verdict.errors()));
        }
        return verdict.valid()
                ? new Reading.Readable(verdict.alert().get(), violations(verdict.warnings()), repaired)
                : new Reading.Invalid(violations(verdict.errors()));
    }

    private static Reading readJson(byte[] body) {
        var verdict = CapJson.check(body);
        return verdict.errors().stream().anyMatch(e -> e.rule() == CapRule.NOT_WELL_FORMED)
                ? new Reading.Malformed(List.of(new Violation(
                        "NOT_JSON",
                        "body",
                        "the body is not JSON of a CAP message: "
                                + verdict.errors().getFirst().message(),
                        "Write the elements of CAP 1.2 as the OpenAPI document shows them.")))
                : reading(verdict, false);
    }

    private static List<Violation> violations(List<nl.weerklank.contract.cap.rule.Violation> found) {
        return found.stream()
                .map(violation ->
                        new Violation(violation.ruleId(), place(violation), violation.message(), violation.remedy()))
                .toList();
    }

    private static String place(nl.weerklank.contract.cap.rule.Violation violation) {
        var path = violation.path().isEmpty() ? "alert" : "alert/" + violation.path();
        return violation.line() == 0
                ? path
                : "%s, line %d, column %d".formatted(path, violation.line(), violation.column());
    }
}
