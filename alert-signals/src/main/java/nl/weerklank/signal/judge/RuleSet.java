package nl.weerklank.signal.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.rule.Rule;
import nl.weerklank.signal.rule.RuleFile;
import nl.weerklank.signal.rule.RuleOutcome;

/** All rules in force, checked, and found by hazard. */
public final class RuleSet {

    /** No rule at all. */
    public static final RuleSet NONE = RuleSet.of(List.of());

    private final Map<Hazard, List<CompiledRule>> byHazard = new EnumMap<>(Hazard.class);
    private final Map<Hazard, Duration> windows = new EnumMap<>(Hazard.class);
    private final List<CompiledRule> onSilence = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private RuleSet() {}

    /** @throws IllegalArgumentException naming the rule that is wrong */
    public static RuleSet of(Collection<RuleFile> files) {
        var set = new RuleSet();
        var ids = new HashSet<String>();
        for (var file : files) {
            for (var rule : file.rules()) {
                if (!ids.add(rule.id())) {
                    throw new IllegalArgumentException("rule '" + rule.id() + "' stands in more than one file");
                }
                set.add(CompiledRule.of(rule));
            }
        }
        return set;
    }

    private void add(CompiledRule rule) {
        rules.add(rule.rule());
        if (rule.rule().trigger() == Rule.Trigger.SILENCE) {
            onSilence.add(rule);
            return;
        }
        var hazards = rule.rule().hazards().isEmpty()
                ? List.of(Hazard.values())
                : List.copyOf(rule.rule().hazards());
        for (var hazard : hazards) {
            byHazard.computeIfAbsent(hazard, key -> new ArrayList<>()).add(rule);
            windows.merge(hazard, rule.rule().window(), (some, other) -> some.compareTo(other) >= 0 ? some : other);
        }
    }

    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    List<CompiledRule> of(Hazard hazard) {
        return byHazard.getOrDefault(hazard, List.of());
    }

    List<CompiledRule> onSilence() {
        return onSilence;
    }

    /** How far back values of a hazard matter to any rule. */
    Duration window(Hazard hazard) {
        return windows.getOrDefault(hazard, Duration.ZERO);
    }

    /** Whether an automatic rule looks at this hazard, so that its signals are never shed. */
    public boolean hasAutomatic(Hazard hazard) {
        return of(hazard).stream().anyMatch(rule -> rule.rule().outcome() instanceof RuleOutcome.Automatic);
    }
}
