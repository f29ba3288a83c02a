package nl.weerklank.signal.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.picture.SignalThread;
import nl.weerklank.signal.picture.Subject;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.rule.Rule;

/** What a signal, its window and its thread say, under the names that conditions use. */
final class SignalFacts {

    private SignalFacts() {}

    static Facts of(Signal signal, Extent extent, double trust, Instant now) {
        var areas = signal.areas().tlp();
        var value = signal.value();
        var headline = signal.headline() == null ? signal.event() : signal.headline();
        var measured = value == null ? null : value.forCrisisCentre();
        var marking = value == null ? signal.hazard().tlp() : value.tlp();
        var facts = new Facts()
                .put("signal.source", signal.source())
                .put("signal.subject", signal.tlp(), signal.subject())
                .put("signal.kind", signal.kind().name())
                .put("signal.exercise", signal.exercise())
                .put(
                        "signal.hazard",
                        signal.hazard().tlp(),
                        signal.hazard().forCrisisCentre().word())
                .put("signal.event", signal.event().tlp(), signal.event().forCrisisCentre())
                .put("signal.headline", headline.tlp(), headline.forCrisisCentre())
                .put(
                        "signal.severity",
                        signal.severity().tlp(),
                        signal.severity().forCrisisCentre().word())
                .put(
                        "signal.gravity",
                        signal.severity().tlp(),
                        gravity(signal.severity().forCrisisCentre()))
                .put(
                        "signal.certainty",
                        signal.certainty().tlp(),
                        signal.certainty().forCrisisCentre().word())
                .put(
                        "signal.urgency",
                        signal.urgency().tlp(),
                        signal.urgency().forCrisisCentre().word())
                .put(
                        "signal.observed",
                        signal.observed().tlp(),
                        signal.observed().forCrisisCentre())
                .put("signal.age", signal.observed().tlp(), age(signal, now))
                .put("signal.trust", trust);
        facts.put("signal.quantity", marking, measured == null ? "" : measured.quantity())
                .put("signal.unit", marking, measured == null ? "" : measured.unit());
        if (measured != null) {
            facts.put("signal.value", marking, measured.value());
        }
        extent.centre()
                .ifPresent(centre -> facts.put("signal.latitude", areas, centre.latitude())
                        .put("signal.longitude", areas, centre.longitude()));
        return facts;
    }

    static Duration age(Signal signal, Instant now) {
        return Duration.between(signal.observed().forCrisisCentre(), now);
    }

    /** Adds what is known of the thread. */
    static void thread(
            Facts facts,
            SignalThread thread,
            Map<String, Instant> met,
            double trust,
            List<String> silent,
            Instant now) {
        facts.put("thread.sources", (long) met.size())
                .put("thread.trust", trust)
                .put("thread.signals", (long) thread.signals())
                .put("thread.age", Duration.between(thread.opened(), now))
                .put("sources.silent", silent);
    }

    /** Adds what is known of the window up to the signal. */
    static void window(Facts facts, Rule rule, Signal signal, Subject subject) {
        var observed = signal.observed().forCrisisCentre();
        var since = subject.since().getOrDefault(rule.id(), observed);
        var value = signal.value();
        var marking = value == null ? signal.observed().tlp() : value.tlp();
        var stretch = Duration.between(since, observed);
        facts.put("window.sustained", signal.observed().tlp(), stretch.isNegative() ? Duration.ZERO : stretch);
        var from = observed.minus(rule.window());
        var samples = subject.samples().stream()
                .filter(sample -> !sample.at().isBefore(from))
                .toList();
        var values = samples.stream().mapToDouble(Subject.Sample::value).summaryStatistics();
        facts.put("window.count", marking, (long) samples.size()).put("window.rise", marking, rise(samples));
        if (!samples.isEmpty()) {
            facts.put("window.min", marking, values.getMin())
                    .put("window.max", marking, values.getMax())
                    .put("window.mean", marking, values.getAverage());
        }
    }

    /** The slope of the straight line through the samples, a hour; 0 of fewer than two. */
    private static double rise(List<Subject.Sample> samples) {
        if (samples.size() < 2) {
            return 0;
        }
        var start = samples.getFirst().at();
        double n = samples.size();
        double sumX = 0;
        double sumY = 0;
        double sumXy = 0;
        double sumXx = 0;
        for (var sample : samples) {
            double x = Duration.between(start, sample.at()).toMillis() / 3_600_000.0;
            sumX += x;
            sumY += sample.value();
            sumXy += x * sample.value();
            sumXx += x * x;
        }
        double spread = n * sumXx - sumX * sumX;
        return spread == 0 ? 0 : (n * sumXy - sumX * sumY) / spread;
    }

    /** From 0, unknown, and 1, minor, to 4, extreme. */
    static long gravity(CapSeverity severity) {
        return switch (severity) {
            case EXTREME -> 4;
            case SEVERE -> 3;
            case MODERATE -> 2;
            case MINOR -> 1;
            case UNKNOWN -> 0;
        };
    }

    /** A measured value as people write it. */
    static String written(Measurement measured) {
        var number = java.math.BigDecimal.valueOf(measured.value())
                .stripTrailingZeros()
                .toPlainString();
        return measured.unit().isEmpty() ? number : number + " " + measured.unit();
    }
}
