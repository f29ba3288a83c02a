package nl.weerklank.contract.cap.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.cap.check.CapCheck;
import nl.weerklank.contract.cap.form.CapSchema;
import nl.weerklank.contract.cap.form.FormCheck;
import nl.weerklank.contract.cap.form.FormRepair;
import nl.weerklank.contract.cap.form.RootCheck;
import nl.weerklank.contract.cap.form.SignatureForm;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.CapLimits;
import nl.weerklank.contract.cap.xml.RefusedXml;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.contract.cap.xml.XmlTreeReader;

/** Reads CAP 1.2 from bytes that nobody vouches for; never throws for what they hold, reads nothing else, connects to nothing. */
public final class CapReader {

    private final CapLimits limits;

    public CapReader() {
        this(CapLimits.DEFAULT);
    }

    public CapReader(CapLimits limits) {
        this.limits = limits;
    }

    /** The message by its form; strict, as the schema is. */
    public CapReading read(byte[] xml) {
        XmlElement root;
        try {
            root = XmlTreeReader.read(xml, limits, RootCheck::check);
        } catch (RefusedXml e) {
            return new CapReading.Malformed(List.of(e.violation()));
        }
        return read(root);
    }

    /** The message by its form, where it stands inside another document that was read already, such as a feed. */
    public CapReading readInside(XmlElement alert) {
        try {
            RootCheck.check(alert);
        } catch (RefusedXml e) {
            return new CapReading.Malformed(List.of(e.violation()));
        }
        return read(alert);
    }

    /** As {@link #readInside} for a source that is known to break the form; the changes are dropped. */
    public CapReading readInsideLenient(XmlElement alert) {
        try {
            RootCheck.check(alert);
        } catch (RefusedXml e) {
            return new CapReading.Malformed(List.of(e.violation()));
        }
        return read(FormRepair.repair(alert).alert());
    }

    /** The message by its form and all other rules: what a sender wants to know before sending. */
    public CapVerdict check(byte[] xml) {
        return verdict(read(xml));
    }

    /** The message of a sender who is known to break the form: as {@link #read}, after a repair that says what it changed. */
    public LenientReading readLenient(byte[] xml) {
        try {
            var repaired = FormRepair.repair(XmlTreeReader.read(xml, limits, RootCheck::check));
            return new LenientReading(read(repaired.alert()), repaired.changes());
        } catch (RefusedXml e) {
            return new LenientReading(new CapReading.Malformed(List.of(e.violation())), List.of());
        }
    }

    /** As {@link #check} for a sender who is known to break the form; the changes are among the warnings. */
    public CapVerdict checkLenient(byte[] xml) {
        var lenient = readLenient(xml);
        var verdict = verdict(lenient.reading());
        var all = new ArrayList<>(lenient.changes());
        all.addAll(verdict.violations());
        return new CapVerdict(verdict.alert(), all);
    }

    private static CapVerdict verdict(CapReading reading) {
        return switch (reading) {
            case CapReading.Malformed malformed -> new CapVerdict(Optional.empty(), malformed.violations());
            case CapReading.Read read ->
                new CapVerdict(Optional.of(read.alert()), CapCheck.check(read.alert(), read.places()));
        };
    }

    private CapReading read(XmlElement root) {
        var problems = new ArrayList<>(FormCheck.violations(root));
        boolean formed = problems.isEmpty();
        problems.addAll(SignatureForm.violations(root));
        if (!formed) {
            return new CapReading.Malformed(problems);
        }
        var places = new TreePlaces(root);
        var builder = new AlertBuilder(root, limits);
        var alert = builder.build();
        problems.addAll(builder.violations());
        if (problems.isEmpty()) {
            // the schema has the last word on what is accepted; what is refused already need not wait for it
            var schema = CapSchema.violations(root);
            return schema.isEmpty() ? new CapReading.Read(alert, places) : new CapReading.Malformed(schema);
        }
        for (var violation : CapCheck.check(alert, places)) {
            if (problems.stream().noneMatch(known -> concerns(known, violation))) {
                problems.add(violation);
            }
        }
        return new CapReading.Malformed(problems);
    }

    /** A rule broken at or around a value that could not be read would only repeat what is known. */
    private static boolean concerns(Violation known, Violation other) {
        boolean unreadReferences =
                known.rule() == CapRule.INVALID_REFERENCES && other.rule() == CapRule.REFERENCES_MISSING;
        return unreadReferences
                || known.path().startsWith(other.path()) && !other.path().isEmpty();
    }
}
