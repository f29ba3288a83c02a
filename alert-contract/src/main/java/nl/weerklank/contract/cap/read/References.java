package nl.weerklank.contract.cap.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.form.TextForms;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** Reads references: sender,identifier,sent of each earlier message, separated by white space (§3.2.1). */
final class References {

    private static final String PATH = "references";

    private References() {}

    static List<CapReference> read(@Nullable XmlElement element, List<Violation> found) {
        if (element == null) {
            return List.of();
        }
        var text = element.text().strip();
        if (text.isEmpty()) {
            found.add(Violation.at(
                    CapRule.REFERENCES_EMPTY,
                    PATH,
                    element.place(),
                    "references is there and empty",
                    "name the earlier messages as sender,identifier,sent, or leave references out"));
            return List.of();
        }
        var references = new ArrayList<CapReference>();
        for (var part : text.split("\\s+")) {
            var reference = reference(part);
            if (reference.isEmpty()) {
                found.add(Violation.at(
                        CapRule.INVALID_REFERENCES,
                        PATH,
                        element.place(),
                        "'" + part + "' is not sender,identifier,sent",
                        "write each reference as sender,identifier,sent and separate them by blanks"));
                return List.of();
            }
            references.add(reference.get());
        }
        return references;
    }

    private static Optional<CapReference> reference(String text) {
        var parts = text.split(",", -1);
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty() || !TextForms.isTime(parts[2])) {
            return Optional.empty();
        }
        return Optional.of(new CapReference(parts[0], parts[1], Values.time(parts[2])));
    }
}
