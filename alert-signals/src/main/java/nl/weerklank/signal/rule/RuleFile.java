package nl.weerklank.signal.rule;

import java.util.HashSet;
import java.util.List;

/**
 * A file of rules.
 *
 * @param version raised by whoever changes it; every firing names it
 * @param sample whether it is an example and says so wherever it fires
 */
public record RuleFile(String name, int version, boolean sample, List<Rule> rules) {

    public RuleFile {
        rules = List.copyOf(rules);
        var ids = new HashSet<String>();
        for (var rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules are named '" + rule.id() + "'");
            }
        }
    }
}
