package nl.weerklank.contract.cap.form;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.form.Slot.Content.Group;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Severity;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.XmlElement;

/**
 * Puts a file into the standard's form where that takes no guess: order, spelling of words and times, attributes and foreign
 * elements, blank optional fields. Adds nothing, touches no place on the map, and says everything that it did.
 */
public final class FormRepair {

    /** The file in the standard's form as far as possible, and each change as a warning at its old place. */
    public record Repaired(XmlElement alert, List<Violation> changes) {
        public Repaired {
            changes = List.copyOf(changes);
        }
    }

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Pattern FRACTION = Pattern.compile("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+");

    private final List<Violation> changes = new ArrayList<>();

    private FormRepair() {}

    public static Repaired repair(XmlElement alert) {
        var repair = new FormRepair();
        var repaired = repair.group(alert, "", CapForm.ALERT);
        return new Repaired(repaired, repair.changes);
    }

    private XmlElement group(XmlElement element, String path, Group group) {
        var copy = withoutAttributes(element, path);
        if (!TextForms.collapse(element.text()).isEmpty()) {
            if (element.children().isEmpty()) {
                copy.addText(element.text());
            } else {
                changed(
                        UNEXPECTED_TEXT,
                        path,
                        element,
                        "there is text directly in " + element.name(),
                        "left the text out");
            }
        }
        var numbers = new HashMap<String, Integer>();
        for (var child : inOrder(element, path, group)) {
            int index = indexOf(child, group);
            if (index == group.slots().size()) {
                copy.addChild(child);
            } else {
                var slot = group.slots().get(index);
                int number = numbers.merge(slot.name(), 1, Integer::sum);
                content(copy, child, join(path, slot, number), slot);
            }
        }
        return copy;
    }

    /** The children in the order of the standard, without those of foreign namespaces; what has no slot comes last. */
    private List<XmlElement> inOrder(XmlElement parent, String path, Group group) {
        var kept = new ArrayList<XmlElement>();
        int reached = 0;
        for (var child : parent.children()) {
            if (!child.isCap() && !child.namespace().equals(XmlElement.DSIG)) {
                changed(
                        UNSUPPORTED_ELEMENT,
                        path,
                        child,
                        child.name() + " is no element of CAP",
                        "left " + child.name() + " out");
                continue;
            }
            int index = indexOf(child, group);
            if (index < reached) {
                changed(
                        INVALID_SEQUENCE,
                        path,
                        child,
                        child.name() + " stands too far back in " + parent.name(),
                        "moved " + child.name() + " to its place");
            }
            reached = Math.max(reached, index);
            kept.add(child);
        }
        kept.sort(Comparator.comparingInt(child -> indexOf(child, group)));
        return kept;
    }

    private static int indexOf(XmlElement child, Group group) {
        int index = child.isCap() ? group.indexOf(child.name()) : -1;
        return index < 0 ? group.slots().size() : index;
    }

    private void content(XmlElement parent, XmlElement element, String path, Slot slot) {
        if (slot.content() instanceof Group group) {
            parent.addChild(group(element, path, group));
            return;
        }
        var copy = withoutAttributes(element, path);
        element.children().forEach(copy::addChild);
        var text = element.text();
        boolean blank = TextForms.collapse(text).isEmpty();
        if (blank
                && !slot.required()
                && slot.content() != Slot.Content.Text.ANY
                && element.children().isEmpty()) {
            changed(
                    MISSING_REQUIRED_ELEMENT,
                    path,
                    element,
                    element.name() + " is empty",
                    "left " + element.name() + " out");
            return;
        }
        var better = spelled(text, slot);
        if (!better.equals(text)) {
            changed(
                    rule(slot),
                    path,
                    element,
                    "'" + text + "' is not spelled as the standard wants it",
                    "took it as " + better);
        }
        copy.addText(better);
        parent.addChild(copy);
    }

    private static CapRule rule(Slot slot) {
        return switch (slot.content()) {
            case Slot.Content.Words words -> INVALID_ENUM_VALUE;
            case Slot.Content.Text text -> text == Slot.Content.Text.TIME ? INVALID_DATE : INVALID_MIME_TYPE;
            case Group group -> SCHEMA_VIOLATION;
        };
    }

    /** The same word or time as the standard spells it; the text itself where that would be a guess. */
    private static String spelled(String text, Slot slot) {
        var bare = TextForms.collapse(text);
        return switch (slot.content()) {
            case Slot.Content.Words words ->
                words.words().stream()
                        .filter(word -> word.equalsIgnoreCase(bare))
                        .findFirst()
                        .orElse(text);
            case Slot.Content.Text kind -> {
                if (kind == Slot.Content.Text.TIME && !TextForms.isTime(bare)) {
                    var plain = FRACTION.matcher(bare).replaceFirst("$1").replaceFirst("[Zz]$", "-00:00");
                    yield TextForms.isTime(plain) ? plain : text;
                }
                yield slot.name().equals("mimeType") ? bare.toLowerCase(Locale.ROOT) : text;
            }
            case Group group -> text;
        };
    }

    private XmlElement withoutAttributes(XmlElement element, String path) {
        var kept = element.attributes().stream()
                .filter(attribute -> attribute.namespace().equals(XSI))
                .toList();
        if (kept.size() < element.attributes().size()) {
            changed(
                    UNSUPPORTED_ATTRIBUTE,
                    path,
                    element,
                    element.name() + " has attributes",
                    "left the attributes out");
        }
        return new XmlElement(element.namespace(), element.name(), element.place(), kept);
    }

    private void changed(CapRule rule, String path, XmlElement at, String message, String done) {
        changes.add(new Violation(
                rule, Severity.WARNING, path, at.place().line(), at.place().column(), message, done));
    }

    private static String join(String path, Slot slot, int number) {
        return (path.isEmpty() ? "" : path + "/") + slot.name() + (slot.repeatable() ? "[" + number + "]" : "");
    }
}
