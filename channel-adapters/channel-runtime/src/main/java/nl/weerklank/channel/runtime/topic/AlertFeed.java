package nl.weerklank.channel.runtime.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.Verdict;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads topic {@code alerts} from its beginning at each start and follows it: every genuine version raises the fence. A
 * bad record is laid in the dead letters once, not again at the next start: how far earlier lives came is committed.
 */
public final class AlertFeed extends PollLoop {

    private static final Duration WAIT = Duration.ofMillis(200);

    /** How far it came matters only to the next start, for the dead letters. */
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);

    private final AlertVerifier verifier;
    private final VersionFence fence;
    private final DeadLetters deadLetters;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final Map<TopicPartition, Long> handledBefore = new HashMap<>();
    private Map<TopicPartition, Long> toRead = Map.of();
    private CompletableFuture<Void> letters = CompletableFuture.completedFuture(null);
    private long lastCommit = System.nanoTime();
    private boolean assigned;
    private boolean moved;

    public AlertFeed(
            String bootstrapServers, String instance, AlertVerifier verifier, VersionFence fence, TopicWriter writer) {
        super("alert-feed", () -> Clients.reader(bootstrapServers, "channel-fence." + instance, instance));
        this.verifier = verifier;
        this.fence = fence;
        this.deadLetters = new DeadLetters(writer, "channel-runtime/" + instance);
    }

    /** Completes when everything that was in the topic at the start has been read. */
    public CompletionStage<Void> loaded() {
        return loaded;
    }

    @Override
    void turn(KafkaConsumer<byte[], byte[]> consumer) {
        if (!assigned && !assign(consumer)) {
            return;
        }
        var records = consumer.poll(WAIT);
        for (var record : records) {
            take(record);
        }
        moved |= !records.isEmpty();
        var now = System.nanoTime();
        if (moved && letters.isDone() && now - lastCommit > BETWEEN_COMMITS.toNanos()) {
            moved = false;
            lastCommit = now;
            consumer.commitAsync(positions(consumer), (offsets, error) -> {});
        }
        if (!loaded.isDone()
                && toRead.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            loaded.complete(null);
        }
    }

    /** False while the topic is not there yet. */
    private boolean assign(KafkaConsumer<byte[], byte[]> consumer) {
        var found = consumer.partitionsFor(Topics.ALERTS);
        if (found == null || found.isEmpty()) {
            consumer.poll(WAIT);
            return false;
        }
        var partitions = found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.committed(new HashSet<>(partitions)).forEach((partition, offset) -> {
            if (offset != null) {
                handledBefore.put(partition, offset.offset());
            }
        });
        consumer.seekToBeginning(partitions);
        toRead = consumer.endOffsets(partitions);
        assigned = true;
        return true;
    }

    private static Map<TopicPartition, OffsetAndMetadata> positions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream()
                .collect(Collectors.toMap(part -> part, part -> new OffsetAndMetadata(consumer.position(part))));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        SignedAlert signed;
        try {
            signed = ContractJson.read(record.value(), SignedAlert.class);
        } catch (RuntimeException e) {
            bad(record, Fault.MALFORMED, "not a signed alert: " + e.getMessage());
            return;
        }
        switch (verifier.verify(signed)) {
            case Verdict.Genuine(var event) -> fence.raise(event);
            case Verdict.Refused(String reason) -> bad(record, Fault.BAD_SIGNATURE, reason);
        }
    }

    private void bad(ConsumerRecord<byte[], byte[]> record, Fault fault, String cause) {
        var partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= handledBefore.getOrDefault(partition, 0L)) {
            var laid = deadLetters.lay(record, fault, cause);
            letters = letters.thenCombine(laid, (a, b) -> a);
        }
    }
}
