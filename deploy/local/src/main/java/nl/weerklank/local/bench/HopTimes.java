package nl.weerklank.local.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where the time of one alert went: when it was written to the log, decided by dispatch, and held by each adapter. */
record HopTimes(Duration issued, Duration decided, Map<String, Duration> held) {

    /** The hops of these alerts, from what the topics say. */
    static List<HopTimes> read(String broker, Map<String, Instant> sentAt, Collection<String> without) {
        var issued = new HashMap<String, Instant>();
        var decided = new HashMap<String, Instant>();
        var held = new HashMap<String, Map<String, Duration>>();
        all(broker, Topics.ALERTS, record -> issued.putIfAbsent(key(record), Instant.ofEpochMilli(record.timestamp())));
        all(
                broker,
                Topics.DECISIONS,
                record -> decided.merge(
                        key(record), Instant.ofEpochMilli(record.timestamp()), (a, b) -> a.isBefore(b) ? a : b));
        all(broker, Topics.REPORTS, record -> {
            var report = ContractJson.read(record.value(), Report.class);
            var start = sentAt.get(report.alertId());
            if (start != null
                    && !without.contains(report.channel())
                    && report.outcome() instanceof Outcome.Reached reached
                    && reached.rung() == Rung.ACCEPTED) {
                held.computeIfAbsent(report.alertId(), id -> new TreeMap<>())
                        .putIfAbsent(report.channel(), Duration.between(start, report.at()));
            }
        });
        var hops = new ArrayList<HopTimes>();
        sentAt.forEach((id, start) -> {
            if (issued.containsKey(id) && decided.containsKey(id) && held.containsKey(id)) {
                hops.add(new HopTimes(
                        Duration.between(start, issued.get(id)),
                        Duration.between(start, decided.get(id)),
                        held.get(id)));
            }
        });
        return hops;
    }

    /** A line for each hop, in milliseconds after the POST. */
    static List<String> lines(List<HopTimes> hops) {
        var lines = new ArrayList<String>();
        lines.add("    written to the log:         " + spread(hops, HopTimes::issued));
        lines.add("    decided by dispatch:        " + spread(hops, HopTimes::decided));
        hops.stream()
                .flatMap(hop -> hop.held.keySet().stream())
                .distinct()
                .sorted()
                .forEach(channel -> lines.add("    held by %-19s ".formatted(channel + ":")
                        + spread(
                                hops.stream()
                                        .filter(hop -> hop.held.containsKey(channel))
                                        .toList(),
                                hop -> hop.held.getOrDefault(channel, Duration.ZERO))));
        return lines;
    }

    private static Percentiles spread(List<HopTimes> hops, Function<HopTimes, Duration> which) {
        return Percentiles.ofNanos(
                hops.stream().map(which).map(Duration::toNanos).toList());
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static void all(String broker, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(Duration.ofMillis(300)).forEach(each);
            }
        }
    }
}
