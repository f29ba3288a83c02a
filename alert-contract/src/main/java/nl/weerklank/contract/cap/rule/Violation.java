package nl.weerklank.contract.cap.rule;

/**
 * One rule that a message breaks, where, and what to do about it.
 *
 * @param path the element from the root, such as {@code info[1]/expires}; empty for the message as a whole
 * @param line from 1; 0 when the message did not come from XML
 * @param column from 1; 0 when the message did not come from XML
 * @param message what is wrong, in one sentence
 * @param remedy what the sender should do, in one sentence
 */
public record Violation(
        CapRule rule, Severity severity, String path, int line, int column, String message, String remedy) {

    /** A violation at a place of a file. */
    public static Violation at(CapRule rule, String path, CapPlace place, String message, String remedy) {
        return new Violation(rule, rule.severity(), path, place.line(), place.column(), message, remedy);
    }

    /** The rule's name, stable over versions. */
    public String ruleId() {
        return rule.name();
    }

    /** Whether the message must be refused. */
    public boolean refuses() {
        return severity == Severity.ERROR;
    }
}
