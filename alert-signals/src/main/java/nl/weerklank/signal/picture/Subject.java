package nl.weerklank.signal.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.signal.Signal;

/**
 * What is remembered of one subject of one source: a gauge, an event, a warning.
 *
 * @param thread the thread that it belongs to
 * @param recent the ids of its latest signals, so that what is delivered again counts once
 * @param samples its values of late, oldest first
 * @param since for each rule that its last signal met, since when each of its signals did
 * @param last the time that its latest signal speaks of
 */
public record Subject(
        String thread, List<String> recent, List<Sample> samples, Map<String, Instant> since, Instant last) {

    private static final int MOST_IDS = 24;
    private static final int MOST_SAMPLES = 120;

    /** One value and its time. */
    public record Sample(Instant at, double value) {}

    public Subject {
        recent = List.copyOf(recent);
        samples = List.copyOf(samples);
        since = Map.copyOf(since);
    }

    /** Nothing is known yet. */
    public static Subject fresh(String thread) {
        return new Subject(thread, List.of(), List.of(), Map.of(), Instant.EPOCH);
    }

    boolean knows(String signalId) {
        return recent.contains(signalId);
    }

    Subject in(String otherThread) {
        return new Subject(otherThread, recent, samples, since, last);
    }

    /** With one signal more. @param window how far back values matter; not at all when it is zero */
    public Subject after(Signal signal, Duration window) {
        var ids = new ArrayList<>(recent.size() < MOST_IDS ? recent : recent.subList(1, recent.size()));
        ids.add(signal.id());
        var observed = signal.observed().forCrisisCentre();
        var value = signal.value();
        var values = value == null || window.isZero()
                ? samples
                : sampled(value.forCrisisCentre().value(), observed, window);
        return new Subject(thread, ids, values, since, SignalThread.later(last, observed));
    }

    /** With what the rules saw. */
    public Subject met(Map<String, Instant> rules) {
        return since.equals(rules) ? this : new Subject(thread, recent, samples, rules, last);
    }

    /** A line for logs: no values, which may be marked. */
    @Override
    public String toString() {
        return "Subject[of thread " + thread + ", " + recent.size() + " signals]";
    }

    private List<Sample> sampled(double value, Instant observed, Duration window) {
        var from = SignalThread.later(last, observed).minus(window);
        var kept = new ArrayList<Sample>(samples.size() + 1);
        samples.stream().filter(sample -> !sample.at().isBefore(from)).forEach(kept::add);
        int place = kept.size();
        while (place > 0 && kept.get(place - 1).at().isAfter(observed)) {
            place--;
        }
        kept.add(place, new Sample(observed, value));
        return kept.size() <= MOST_SAMPLES ? kept : thinned(kept);
    }

    /** Of very many the newest half whole, and every second one of the older half. */
    private static List<Sample> thinned(List<Sample> samples) {
        var kept = new ArrayList<Sample>();
        for (int i = 0; i < samples.size(); i++) {
            if (i >= samples.size() / 2 || i % 2 == 0) {
                kept.add(samples.get(i));
            }
        }
        return kept;
    }

    /** The stretch of a rule that was met before: gone where the source was silent for longer than it may be. */
    public Map<String, Instant> sinceUnlessSilent(Instant observed, Duration longestGap) {
        return last.equals(Instant.EPOCH) || observed.isAfter(last.plus(longestGap))
                ? new LinkedHashMap<>()
                : new LinkedHashMap<>(since);
    }
}
