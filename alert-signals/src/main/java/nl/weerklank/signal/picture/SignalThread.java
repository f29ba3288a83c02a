package nl.weerklank.signal.picture;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.place.Extent;
import org.jspecify.annotations.Nullable;

/**
 * One event, told by one or more sources, once or many times.
 *
 * @param first the earliest time that a signal of it speaks of
 * @param last the latest such time
 * @param until when it ends unless something more is heard
 * @param tlp the strictest marking among its signals
 * @param heard when each source last told of it, by our clock
 * @param fired the signal on which each rule fired, by the rule's id; a rule fires once a thread
 * @param met for each rule, when each independent origin last met its condition
 * @param held why a rule that was met did nothing so far
 * @param why why it ended, or into what it was merged
 */
public record SignalThread(
        String id,
        Hazard hazard,
        boolean exercise,
        ThreadState state,
        Instant opened,
        Instant changed,
        Instant first,
        Instant last,
        Instant until,
        Extent extent,
        CapSeverity severity,
        Tlp tlp,
        Marked<String> title,
        int signals,
        Map<String, Instant> heard,
        Map<String, String> fired,
        Map<String, Map<String, Instant>> met,
        Map<String, String> held,
        @Nullable String why) {

    public SignalThread {
        heard = Map.copyOf(heard);
        fired = Map.copyOf(fired);
        met = Map.copyOf(met);
        held = Map.copyOf(held);
    }

    public boolean isOpen() {
        return state == ThreadState.OPEN;
    }

    SignalThread end(ThreadState next, String reason, Instant now) {
        return new SignalThread(
                id, hazard, exercise, next, opened, now, first, last, until, extent, severity, tlp, title, signals,
                heard, fired, met, held, reason);
    }

    /** With what the rules made of it. */
    public SignalThread judged(
            Map<String, String> nowFired, Map<String, Map<String, Instant>> nowMet, Map<String, String> nowHeld) {
        return new SignalThread(
                id, hazard, exercise, state, opened, changed, first, last, until, extent, severity, tlp, title, signals,
                heard, nowFired, nowMet, nowHeld, why);
    }

    /** The source takes back what it said; the rules that it met count it no longer. */
    SignalThread without(String origin, Instant now) {
        var rest = new LinkedHashMap<String, Map<String, Instant>>();
        met.forEach((rule, origins) -> {
            var others = new LinkedHashMap<>(origins);
            others.remove(origin);
            rest.put(rule, Map.copyOf(others));
        });
        return new SignalThread(
                id, hazard, exercise, state, opened, now, first, last, until, extent, severity, tlp, title, signals,
                heard, fired, rest, held, why);
    }

    /** Both are one event: what either knew, under this id. */
    SignalThread absorb(SignalThread other, Instant now) {
        var allHeard = new LinkedHashMap<>(other.heard);
        heard.forEach((source, at) -> allHeard.merge(source, at, SignalThread::later));
        var allFired = new LinkedHashMap<>(other.fired);
        allFired.putAll(fired);
        var allMet = new LinkedHashMap<String, Map<String, Instant>>(other.met);
        met.forEach((rule, origins) -> allMet.merge(rule, origins, SignalThread::both));
        var allHeld = new LinkedHashMap<>(other.held);
        allHeld.putAll(held);
        return new SignalThread(
                id,
                hazard,
                exercise,
                state,
                earlier(opened, other.opened),
                now,
                earlier(first, other.first),
                later(last, other.last),
                later(until, other.until),
                extent.with(other.extent),
                graver(severity, other.severity),
                tlp.stricter(other.tlp),
                title,
                signals + other.signals,
                allHeard,
                allFired,
                allMet,
                allHeld,
                why);
    }

    /** A line for logs: nothing that may be marked. */
    @Override
    public String toString() {
        return "SignalThread[" + id + ", " + state + ", " + signals + " signals, " + tlp.word() + "]";
    }

    private static Map<String, Instant> both(Map<String, Instant> some, Map<String, Instant> others) {
        var all = new LinkedHashMap<>(some);
        others.forEach((origin, at) -> all.merge(origin, at, SignalThread::later));
        return Map.copyOf(all);
    }

    static Instant later(Instant some, Instant other) {
        return some.isAfter(other) ? some : other;
    }

    static Instant earlier(Instant some, Instant other) {
        return some.isBefore(other) ? some : other;
    }

    /** The graver of the two; CAP's list starts with the gravest and ends with the unknown. */
    static CapSeverity graver(CapSeverity some, CapSeverity other) {
        return some.compareTo(other) <= 0 ? some : other;
    }
}
