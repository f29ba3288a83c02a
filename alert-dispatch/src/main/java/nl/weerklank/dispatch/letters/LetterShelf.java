package nl.weerklank.dispatch.letters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.operator.LetterCare;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the latest dead letters from their topics when somebody asks, at most once in a short while however many ask. */
public final class LetterShelf {

    /** A letter with the record that it was made of. */
    public record Kept(Letter letter, ConsumerRecord<String, byte[]> record) {

        /** The record's own headers, without those that made a dead letter of it. */
        public List<Header> headers() {
            var own = new ArrayList<Header>();
            record.headers().forEach(header -> {
                if (!header.key().startsWith("dead-letter-")) {
                    own.add(header);
                }
            });
            return own;
        }
    }

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int MOST_OF_A_TOPIC = 300;
    private static final int LONGEST_TEXT = 6_000;

    private final String brokers;
    private final List<String> topics;
    private final InstantSource clock;
    private Map<String, Kept> last = Map.of();
    private Instant readAt = Instant.MIN;

    /** @param topics the topics whose dead letters are read */
    public LetterShelf(String brokers, List<String> topics, InstantSource clock) {
        this.brokers = brokers;
        this.topics = List.copyOf(topics);
        this.clock = clock;
    }

    /** The latest letters of every topic, the newest first; blocks until they are read. */
    public List<Letter> letters() {
        return read().values().stream()
                .map(Kept::letter)
                .sorted(Comparator.comparing(Letter::at).reversed().thenComparing(Letter::id))
                .toList();
    }

    /** One letter with its record. */
    public Optional<Kept> find(String id) {
        return Optional.ofNullable(read().get(id));
    }

    /** Whether a record may be put on this topic again. */
    public boolean knows(String topic) {
        return topics.contains(topic);
    }

    /** Has the next question read anew, because something was done. */
    public synchronized void stale() {
        readAt = Instant.MIN;
    }

    private synchronized Map<String, Kept> read() {
        var now = clock.instant();
        if (readAt.plus(FRESH).isBefore(now) || readAt.equals(Instant.MIN)) {
            try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            brokers,
                            ConsumerConfig.CLIENT_ID_CONFIG,
                            "dispatch-letters",
                            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            2_500,
                            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                            5_000,
                            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                            8 * 1024 * 1024),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                last = read(consumer);
                readAt = now;
            } catch (KafkaException e) {
                throw new LettersUnavailableException(
                        "the broker does not hand out the dead letters: " + e.getMessage(), e);
            }
        }
        return last;
    }

    private Map<String, Kept> read(KafkaConsumer<String, byte[]> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        var begins = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        partitions.forEach(part -> {
            boolean care = part.topic().equals(Topics.LETTER_CARE);
            long begin = begins.getOrDefault(part, 0L);
            consumer.seek(part, care ? begin : Math.max(begin, ends.getOrDefault(part, 0L) - MOST_OF_A_TOPIC));
        });
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        var care = new HashMap<String, LetterCare>();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end
                && partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
            consumer.poll(WAIT).forEach(record -> {
                if (record.topic().equals(Topics.LETTER_CARE)) {
                    take(record, care);
                } else {
                    found.add(record);
                }
            });
        }
        var letters = new LinkedHashMap<String, Kept>();
        for (var record : found) {
            var letter = letter(record, care);
            letters.put(letter.id(), new Kept(letter, record));
        }
        return letters;
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        var there = consumer.listTopics();
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            var name = Topics.deadLetter(topic);
            there.getOrDefault(name, List.of())
                    .forEach(part -> partitions.add(new TopicPartition(name, part.partition())));
        }
        there.getOrDefault(Topics.LETTER_CARE, List.of())
                .forEach(part -> partitions.add(new TopicPartition(Topics.LETTER_CARE, part.partition())));
        return partitions;
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<String, LetterCare> care) {
        try {
            var said = ContractJson.read(record.value(), LetterCare.class);
            care.put(said.letter(), said);
        } catch (IllegalArgumentException e) {
            // an unreadable word of care is no care
            care.remove(record.key());
        }
    }

    private static Letter letter(ConsumerRecord<String, byte[]> record, Map<String, LetterCare> care) {
        var id = record.topic() + "/" + record.partition() + "/" + record.offset();
        var topic =
                header(record, Headers.DEAD_LETTER_TOPIC).orElse(record.topic().replace(Topics.DEAD_LETTER_SUFFIX, ""));
        var origin = topic + "/" + header(record, Headers.DEAD_LETTER_PARTITION).orElse("?") + "/"
                + header(record, Headers.DEAD_LETTER_OFFSET).orElse("?");
        return new Letter(
                id,
                topic,
                origin,
                record.key(),
                Instant.ofEpochMilli(record.timestamp()),
                header(record, Headers.DEAD_LETTER_FAULT).orElse("?"),
                header(record, Headers.DEAD_LETTER_CAUSE).orElse("no cause named"),
                header(record, Headers.DEAD_LETTER_BY).orElse("?"),
                record.value() == null ? 0 : record.value().length,
                text(record.value()),
                care.get(id));
    }

    private static String text(byte @Nullable [] value) {
        if (value == null) {
            return "";
        }
        var text = new String(value, StandardCharsets.UTF_8);
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Every topic of which dispatch, the channels or the ledger lay dead letters, for these channels. */
    public static List<String> topics(Collection<String> channels) {
        var topics = new ArrayList<>(List.of(
                Topics.ALERTS,
                Topics.REPORTS,
                Topics.STEPS,
                Topics.CHANNEL_STATUS,
                Topics.CHANNEL_COVERAGE,
                Topics.CHANNEL_CONTROL));
        channels.forEach(channel -> topics.add(Topics.orders(channel)));
        return topics;
    }
}
