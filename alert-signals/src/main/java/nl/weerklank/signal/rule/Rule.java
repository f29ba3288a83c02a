package nl.weerklank.signal.rule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.signal.Hazard;

/**
 * One rule as its file says it.
 *
 * @param version of its file
 * @param trigger what it looks at
 * @param hazards whose signals it looks at; empty for every hazard
 * @param area where it holds; empty for everywhere
 * @param when the condition over one signal, or over a silence
 * @param over the condition over the window and the thread; empty where none is needed
 * @param window how far back it looks
 * @param maxAge how old what a signal speaks of may be
 * @param minTrust how far a source must be believed at that moment to count
 */
public record Rule(
        String id,
        String file,
        int version,
        boolean sample,
        Trigger trigger,
        Set<Hazard> hazards,
        List<CapArea> area,
        String when,
        String over,
        Duration window,
        Duration maxAge,
        double minTrust,
        RuleOutcome outcome) {

    /** What makes a rule look. */
    public enum Trigger {
        SIGNAL,
        SILENCE
    }

    public Rule {
        hazards = Set.copyOf(hazards);
        area = List.copyOf(area);
        if (id.isBlank() || when.isBlank()) {
            throw new IllegalArgumentException("a rule has an id and a condition 'when'");
        }
        if (trigger == Trigger.SILENCE && outcome instanceof RuleOutcome.Automatic) {
            throw new IllegalArgumentException("silence is no evidence of a hazard: no alert goes out on it by itself");
        }
        if (trigger == Trigger.SILENCE && !over.isBlank()) {
            throw new IllegalArgumentException("a rule on silence has no window: say it all in 'when'");
        }
        if (outcome instanceof RuleOutcome.Automatic && hazards.isEmpty()) {
            throw new IllegalArgumentException("an automatic alert names its hazards");
        }
    }
}
