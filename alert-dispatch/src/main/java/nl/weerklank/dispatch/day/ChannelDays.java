package nl.weerklank.dispatch.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.contract.status.RouteTest;

/** What is remembered of the channels' last day; thread-safe. */
public final class ChannelDays {

    /** How far back it goes. */
    public static final Duration DAY = Duration.ofHours(24);

    private static final int MOST = 4000;

    /** A copy of a channel that was not tested for so long says nothing of how its routes are now. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Map<String, Deque<ChannelMoment>> moments = new HashMap<>();
    private final Map<String, Deque<TestedRound>> rounds = new HashMap<>();
    private final Map<String, Map<String, RouteTest>> latest = new HashMap<>();

    public synchronized void happened(ChannelMoment moment) {
        var line = moments.computeIfAbsent(moment.channel(), any -> new ArrayDeque<>());
        var last = line.peekLast();
        boolean twice = last != null
                && last.kind() == moment.kind()
                && last.kind() != ChannelMoment.Kind.RULING
                && last.state() == moment.state()
                && last.text().equals(moment.text());
        if (!twice) {
            keep(line, moment);
        }
    }

    public synchronized void tested(RouteTest test) {
        keep(rounds.computeIfAbsent(test.channel(), any -> new ArrayDeque<>()), TestedRound.of(test));
        latest.computeIfAbsent(test.channel(), any -> new HashMap<>())
                .merge(test.instance(), test, (a, b) -> b.at().isBefore(a.at()) ? a : b);
    }

    /** What happened to a channel in the last day, the latest first. */
    public synchronized List<ChannelMoment> moments(String channel, Instant now) {
        return moments.getOrDefault(channel, new ArrayDeque<>()).stream()
                .filter(moment -> moment.at().isAfter(now.minus(DAY)))
                .sorted(Comparator.comparing(ChannelMoment::at).reversed())
                .toList();
    }

    /** The rounds of route tests of the last day, the latest first. */
    public synchronized List<TestedRound> rounds(String channel, Instant now) {
        return rounds.getOrDefault(channel, new ArrayDeque<>()).stream()
                .filter(round -> round.at().isAfter(now.minus(DAY)))
                .sorted(Comparator.comparing(TestedRound::at).reversed())
                .toList();
    }

    /** The last round of each copy of the channel that is still being tested. */
    public synchronized List<RouteTest> latest(String channel, Instant now) {
        return latest.getOrDefault(channel, Map.of()).values().stream()
                .filter(test -> test.at().isAfter(now.minus(STALE)))
                .sorted(Comparator.comparing(RouteTest::instance))
                .toList();
    }

    /** Of each channel that is being tested, the share of routes that passed the last test of its best copy. */
    public synchronized Map<String, Double> shares(Instant now) {
        var shares = new HashMap<String, Double>();
        for (var channel : latest.keySet()) {
            latest(channel, now).stream()
                    .mapToDouble(test -> test.passed() / (double) test.routes().size())
                    .max()
                    .ifPresent(share -> shares.put(channel, share));
        }
        return shares;
    }

    /** The share of all routes of all rounds of the day that passed; empty when none was tested. */
    public Optional<Double> ratio(String channel, Instant now) {
        long passed = 0;
        long all = 0;
        for (var round : new ArrayList<>(rounds(channel, now))) {
            passed += round.passed();
            all += round.routes();
        }
        return all == 0 ? Optional.empty() : Optional.of(passed / (double) all);
    }

    private static <T> void keep(Deque<T> line, T one) {
        line.addLast(one);
        if (line.size() > MOST) {
            line.removeFirst();
        }
    }
}
