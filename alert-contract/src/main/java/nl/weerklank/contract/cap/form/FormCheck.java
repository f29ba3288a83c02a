package nl.weerklank.contract.cap.form;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.form.Slot.Content.Group;
import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.XmlElement;

/** Compares a file with the standard's element table and names each difference; its verdict is that of the schema. */
public final class FormCheck {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final List<Violation> found = new ArrayList<>();

    private FormCheck() {}

    /** Every difference, in the order of the file; empty when the form is right. */
    public static List<Violation> violations(XmlElement alert) {
        var check = new FormCheck();
        check.group(alert, "", CapForm.ALERT);
        return List.copyOf(check.found);
    }

    private void group(XmlElement parent, String path, Group group) {
        attributes(parent, path);
        if (!TextForms.collapse(parent.text()).isEmpty()) {
            add(
                    UNEXPECTED_TEXT,
                    path,
                    parent.place(),
                    "there is text directly in " + parent.name(),
                    "put the text into the element that it belongs to");
        }
        var counts = new HashMap<String, Integer>();
        int reached = 0;
        boolean signatures = false;
        for (var child : parent.children()) {
            int index = child.isCap() ? group.indexOf(child.name()) : -1;
            if (index < 0) {
                signatures |= foreign(parent, child, path, group);
                continue;
            }
            int number = counts.merge(child.name(), 1, Integer::sum);
            var slot = group.slots().get(index);
            var childPath = join(path, child.name() + (slot.repeatable() ? "[" + number + "]" : ""));
            if (number > 1 && !slot.repeatable()) {
                add(
                        DUPLICATE_ELEMENT,
                        childPath,
                        child.place(),
                        child.name() + " is there twice",
                        "leave one of them out");
            } else if (index < reached || signatures) {
                var later = signatures
                        ? "the signature"
                        : group.slots().get(reached).name();
                add(
                        INVALID_SEQUENCE,
                        childPath,
                        child.place(),
                        child.name() + " stands behind " + later,
                        "move " + child.name() + " to its place before " + later);
            }
            reached = Math.max(reached, index);
            content(child, childPath, slot);
        }
        missing(parent, path, group, counts);
    }

    /** Whether the child is a signature part, which may follow the last CAP element of {@code alert}. */
    private boolean foreign(XmlElement parent, XmlElement child, String path, Group group) {
        if (group == CapForm.ALERT && child.namespace().equals(XmlElement.DSIG)) {
            return true;
        }
        var known = child.isCap() ? "" : " of namespace " + (child.namespace().isEmpty() ? "none" : child.namespace());
        add(
                UNSUPPORTED_ELEMENT,
                join(path, child.name()),
                child.place(),
                child.name() + known + " may not stand in " + parent.name(),
                "remove it; what CAP has no element for goes into parameter");
        return false;
    }

    private void missing(XmlElement parent, String path, Group group, Map<String, Integer> counts) {
        for (int i = 0; i < group.slots().size(); i++) {
            var slot = group.slots().get(i);
            if (slot.required() && !counts.containsKey(slot.name())) {
                add(
                        MISSING_REQUIRED_ELEMENT,
                        join(path, slot.name()),
                        placeOfMissing(parent, group, i),
                        parent.name() + " has no " + slot.name(),
                        "add " + slot.name() + after(group, i));
            }
        }
    }

    private static CapPlace placeOfMissing(XmlElement parent, Group group, int index) {
        for (var child : parent.children()) {
            if (child.isCap() && group.indexOf(child.name()) > index) {
                return child.place();
            }
        }
        return parent.place();
    }

    private static String after(Group group, int index) {
        return index == 0
                ? " as the first element"
                : " after " + group.slots().get(index - 1).name();
    }

    private void content(XmlElement element, String path, Slot slot) {
        if (slot.content() instanceof Group group) {
            group(element, path, group);
            return;
        }
        attributes(element, path);
        for (var child : element.children()) {
            add(
                    UNSUPPORTED_ELEMENT,
                    join(path, child.name()),
                    child.place(),
                    element.name() + " may hold text only, not " + child.name(),
                    "write plain text");
        }
        if (element.children().isEmpty()) {
            text(element, path, slot);
        }
    }

    private void text(XmlElement element, String path, Slot slot) {
        var text = element.text();
        switch (slot.content()) {
            case Slot.Content.Words words -> {
                if (!words.words().contains(text)) {
                    add(
                            INVALID_ENUM_VALUE,
                            path,
                            element.place(),
                            "'" + shortened(text) + "' is no " + element.name(),
                            "use one of " + String.join(", ", words.words()) + ", exactly so written");
                }
            }
            case Slot.Content.Text kind -> {
                var problem = TextForms.problem(kind, element.name(), text);
                problem.ifPresent(p ->
                        add(p.rule(), path, element.place(), "'" + shortened(text) + "' " + p.message(), p.remedy()));
            }
            case Group group -> throw new IllegalStateException("groups are handled before");
        }
    }

    private void attributes(XmlElement element, String path) {
        for (var attribute : element.attributes()) {
            if (!attribute.namespace().equals(XSI)) {
                add(
                        UNSUPPORTED_ATTRIBUTE,
                        path,
                        element.place(),
                        element.name() + " has the attribute " + attribute.name(),
                        "remove it; CAP has no attributes");
            }
        }
    }

    private void add(CapRule rule, String path, CapPlace place, String message, String remedy) {
        found.add(Violation.at(rule, path, place, message, remedy));
    }

    private static String join(String path, String step) {
        return path.isEmpty() ? step : path + "/" + step;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
