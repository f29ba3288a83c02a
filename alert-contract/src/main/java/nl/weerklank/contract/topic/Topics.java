package nl.weerklank.contract.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The topics of the backbone and how each is kept. */
public final class Topics {

    public static final String SIGNALS = "signals";

    /** What signals were read from, as it came; key SHA-256 of the bytes. */
    public static final String SIGNALS_RAW = "signals.raw";

    public static final String SOURCES = "sources";
    public static final String THREADS = "threads";
    public static final String FIRINGS = "firings";
    public static final String FIRING_RESULTS = "firing-results";
    public static final String ALERTS = "alerts";
    public static final String REPORTS = "reports";
    public static final String DECISIONS = "decisions";
    public static final String CHANNEL_STATUS = "channel-status";
    public static final String CHANNEL_COVERAGE = "channel-coverage";

    /** Each round of route tests; key channel and instance. */
    public static final String ROUTE_TESTS = "route-tests";

    /** Rulings on channels, by hand and by dispatch itself; key {@code ChannelControl.key()}. */
    public static final String CHANNEL_CONTROL = "channel-control";

    /** What happened to channels, for the record and for people; key channel. */
    public static final String CHANNEL_HISTORY = "channel-history";

    /** Steps by hand in disseminations; key alert id. */
    public static final String STEPS = "steps";

    /** What was done about dead letters; key the letter. */
    public static final String LETTER_CARE = "letter-care";

    public static final String DEAD_LETTER_SUFFIX = ".dead-letter";

    /** Topics that are joined by alert id share this number of partitions. */
    public static final int PARTITIONS = 6;

    private Topics() {}

    /** The topic of one channel's orders. */
    public static String orders(String channel) {
        return "orders." + channel;
    }

    /** Where a record of the topic goes that cannot be taken, with its cause. */
    public static String deadLetter(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }

    /** Every topic that the backbone needs for these channels. */
    public static List<TopicSpec> all(List<String> channels) {
        var specs = new java.util.ArrayList<TopicSpec>();
        add(specs, SIGNALS, PARTITIONS, kept(Duration.ofDays(7)));
        add(
                specs,
                SIGNALS_RAW,
                1,
                Map.of("retention.ms", millis(Duration.ofDays(30)), "max.message.bytes", "16777216"));
        add(specs, SOURCES, 1, Map.of("cleanup.policy", "compact", "segment.ms", millis(Duration.ofHours(1))));
        add(specs, THREADS, 1, kept(Duration.ofDays(7)));
        add(specs, FIRINGS, 1, kept(Duration.ofDays(30)));
        add(specs, FIRING_RESULTS, 1, kept(Duration.ofDays(30)));
        add(
                specs,
                ALERTS,
                PARTITIONS,
                Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", millis(Duration.ofDays(30))));
        add(specs, REPORTS, PARTITIONS, kept(Duration.ofDays(30)));
        add(specs, DECISIONS, PARTITIONS, kept(Duration.ofDays(30)));
        add(
                specs,
                CHANNEL_STATUS,
                1,
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "segment.ms",
                        millis(Duration.ofMinutes(10)),
                        "min.cleanable.dirty.ratio",
                        "0.1"));
        add(specs, CHANNEL_COVERAGE, 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "8388608"));
        add(specs, ROUTE_TESTS, 1, kept(Duration.ofDays(2)));
        add(specs, CHANNEL_CONTROL, 1, Map.of("cleanup.policy", "compact"));
        add(specs, CHANNEL_HISTORY, 1, kept(Duration.ofDays(2)));
        add(specs, STEPS, PARTITIONS, kept(Duration.ofDays(30)));
        add(specs, LETTER_CARE, 1, kept(Duration.ofDays(31)));
        for (var channel : channels) {
            add(specs, orders(channel), PARTITIONS, kept(Duration.ofDays(7)));
        }
        return List.copyOf(specs);
    }

    private static void add(List<TopicSpec> specs, String name, int partitions, Map<String, String> config) {
        specs.add(new TopicSpec(name, partitions, config));
        specs.add(new TopicSpec(deadLetter(name), 1, kept(Duration.ofDays(30))));
    }

    private static Map<String, String> kept(Duration time) {
        return Map.of("retention.ms", millis(time));
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
