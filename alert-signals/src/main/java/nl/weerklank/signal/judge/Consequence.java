package nl.weerklank.signal.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.rule.RuleOutcome;
import org.jspecify.annotations.Nullable;

/** What follows from a firing: what the rule says, or less, with the reasons. */
record Consequence(
        Firing.Kind kind,
        @Nullable CapAlert alert,
        @Nullable String mandate,
        List<String> less) {

    static Consequence of(CompiledRule rule, String id, Signal signal, Judge.FirstLook look, Instant now) {
        var template = DraftMaker.template(rule.rule().outcome());
        if (template == null) {
            return new Consequence(Firing.Kind.NOTE, null, null, List.of());
        }
        var made = DraftMaker.of(rule.rule(), template, id, signal, now);
        if (made.alert() == null) {
            return new Consequence(Firing.Kind.NOTE, null, null, made.reasons());
        }
        if (!(rule.rule().outcome() instanceof RuleOutcome.Automatic automatic)) {
            return new Consequence(Firing.Kind.PROPOSAL, made.alert(), null, List.of());
        }
        var against = against(rule, signal, look, made.alert());
        return against.isEmpty()
                ? new Consequence(Firing.Kind.AUTOMATIC, made.alert(), automatic.mandate(), List.of())
                : new Consequence(Firing.Kind.PROPOSAL, made.alert(), null, against);
    }

    /** What keeps an alert from going out without a person; each reason alone is enough. */
    private static List<String> against(CompiledRule rule, Signal signal, Judge.FirstLook look, CapAlert alert) {
        var against = new ArrayList<String>();
        if (signal.exercise()) {
            against.add("an exercise issues nothing by itself");
        }
        var marking = look.facts().strictest(rule.inputs());
        if (marking != Tlp.CLEAR) {
            against.add("it rests on what is marked " + marking.word() + ", so a person decides");
        }
        if (!rule.area().isNowhere()
                && !alert.infos().stream().allMatch(info -> rule.area().holds(Extent.of(info.areas())))) {
            against.add("the alert would go beyond the rule's area");
        }
        return against;
    }
}
