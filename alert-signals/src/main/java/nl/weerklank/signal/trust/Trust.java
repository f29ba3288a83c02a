package nl.weerklank.signal.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a source has lost by false alarms: each takes a part of what it still has, and half of what is missing comes back every
 * so often.
 *
 * @param declared from 0 to 1, as its declaration says
 * @param lost how much was missing right after the latest false alarm
 * @param at when that was
 * @param alarms the false alarms that it rests on, latest last
 */
public record Trust(double declared, double lost, Instant at, List<FalseAlarm> alarms) {

    /** The part of its present trust that a source loses by one false alarm. */
    public static final double LOSS = 0.4;

    /** In this time half of what is missing comes back. */
    public static final Duration HALF_BACK = Duration.ofDays(14);

    private static final int MOST_ALARMS = 20;

    /**
     * A thread that a person called false.
     *
     * @param by who said so
     */
    public record FalseAlarm(String thread, Instant at, String by, String reason) {}

    public Trust {
        if (!(declared >= 0 && declared <= 1)) {
            throw new IllegalArgumentException("trust is a number from 0 to 1");
        }
        alarms = List.copyOf(alarms);
    }

    /** A source with no false alarm. */
    public static Trust declared(double declared) {
        return new Trust(declared, 0, Instant.EPOCH, List.of());
    }

    /** How far it is believed at a moment; never more than declared. */
    public double now(Instant now) {
        double halves = Math.max(0, (double) Duration.between(at, now).toSeconds() / HALF_BACK.toSeconds());
        return Math.max(0, Math.min(declared, declared - lost * Math.pow(0.5, halves)));
    }

    /** After one more false alarm; the same thread counts once. */
    public Trust after(FalseAlarm alarm) {
        if (alarms.stream().anyMatch(known -> known.thread().equals(alarm.thread()))) {
            return this;
        }
        var all = new ArrayList<>(alarms.size() < MOST_ALARMS ? alarms : alarms.subList(1, alarms.size()));
        all.add(alarm);
        double left = now(alarm.at()) * (1 - LOSS);
        return new Trust(declared, declared - left, alarm.at(), all);
    }

    /** With a declaration that has changed: what was lost stays lost. */
    public Trust declaredAs(double other) {
        return other == declared ? this : new Trust(other, Math.min(lost, other), at, alarms);
    }
}
