package nl.weerklank.signal.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.rule.Rule;
import nl.weerklank.signal.tlp.TlpGuard;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose conditions are checked.
 *
 * @param over absent where the rule has no condition over a window
 * @param inputs the names of all values that its conditions look at
 */
record CompiledRule(Rule rule, Condition when, @Nullable Condition over, Extent area, List<String> inputs) {

    static CompiledRule of(Rule rule) {
        try {
            var when = Condition.compile(
                    rule.when(), rule.trigger() == Rule.Trigger.SILENCE ? Facts.OF_A_SILENCE : Facts.OF_A_SIGNAL);
            var over = rule.over().isEmpty() ? null : Condition.compile(rule.over(), Facts.ofASignalAndAWindow());
            checkTemplate(rule);
            var inputs = new TreeSet<>(when.variables());
            if (over != null) {
                inputs.addAll(over.variables());
            }
            return new CompiledRule(rule, when, over, Extent.of(rule.area()), List.copyOf(inputs));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rule '" + rule.id() + "': " + e.getMessage(), e);
        }
    }

    boolean mayLookAt(Extent where) {
        return area.isNowhere() || area.near(where, 0);
    }

    private static void checkTemplate(Rule rule) {
        var template = DraftMaker.template(rule.outcome());
        if (template == null) {
            return;
        }
        var named = new ArrayList<String>(TlpGuard.named(template.place()));
        for (var text : template.texts()) {
            named.addAll(TlpGuard.named(text.event()));
            named.addAll(TlpGuard.named(text.headline()));
            named.addAll(TlpGuard.named(text.description()));
        }
        var known = rule.trigger() == Rule.Trigger.SILENCE ? Set.of("source", "lasting") : DraftMaker.FIELDS;
        for (var name : named) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "the template names {" + name + "}; there are: " + new TreeSet<>(known));
            }
        }
    }
}
