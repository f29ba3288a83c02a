package nl.weerklank.signal.judge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * A rule that fired, and why: which rule in which version, what it looked at, and what it saw there.
 *
 * @param id deterministic: one a rule and thread, or a rule and silence
 * @param sample whether the rule is an example
 * @param kind what follows; less than the rule says where it may not
 * @param hazard absent for a silence
 * @param thread absent for a silence
 * @param source whose signal made it fire, or who is silent
 * @param signal the signal that made it fire; absent for a silence
 * @param until after this it is too old to be acted on without a person
 * @param inputs every value that its conditions name, with its marking
 * @param origins the independent origins that met it
 * @param less why less follows than the rule says; empty where all follows
 * @param alert the alert to propose or issue, public in every word; absent for a note
 * @param mandate under which it is to be issued
 */
public record Firing(
        String id,
        String rule,
        String file,
        int version,
        boolean sample,
        Kind kind,
        @Nullable Hazard hazard,
        @Nullable String thread,
        String source,
        @Nullable String signal,
        Instant at,
        Instant until,
        boolean exercise,
        Tlp tlp,
        String when,
        String over,
        Map<String, Marked<String>> inputs,
        List<String> origins,
        Marked<String> summary,
        List<String> less,
        @Nullable CapAlert alert,
        @Nullable String mandate) {

    /** What follows. */
    public enum Kind {
        NOTE,
        PROPOSAL,
        AUTOMATIC
    }

    public Firing {
        inputs = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(inputs));
        origins = List.copyOf(origins);
        less = List.copyOf(less);
    }

    /** A line for logs: nothing that is marked. */
    @Override
    public String toString() {
        return "Firing[" + id + " of rule " + rule + " version " + version + ", " + kind + ", " + tlp.word() + "]";
    }
}
