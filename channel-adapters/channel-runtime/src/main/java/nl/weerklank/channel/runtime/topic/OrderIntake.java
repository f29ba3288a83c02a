package nl.weerklank.channel.runtime.topic;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.weerklank.channel.runtime.intake.OrderDesk;
import nl.weerklank.channel.runtime.intake.Receipt;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads topic {@code orders.<channel>}, one consumer a channel. Orders are taken without waiting for each other; an
 * offset is committed when its order and all before it have ended and are safely reported.
 */
public final class OrderIntake extends PollLoop {

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int MOST_OPEN = 2000;

    /** What ended meanwhile comes again after a kill, and adapters know it again. */
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(250);

    private final String channel;
    private final OrderDesk desk;
    private final DeadLetters deadLetters;
    private final InstantSource clock;
    private final Consumer<Receipt> witness;
    private final OffsetLedger<TopicPartition> ledger = new OffsetLedger<>();
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private final StallWatch stalls = new StallWatch();
    private Instant lastCommit = Instant.EPOCH;
    private boolean subscribed;
    private boolean paused;

    /** @param witness hears what became of each record, for the figures */
    public OrderIntake(
            String bootstrapServers,
            String instance,
            String channel,
            OrderDesk desk,
            TopicWriter writer,
            InstantSource clock,
            Consumer<Receipt> witness) {
        super("orders-" + channel, () -> Clients.member(bootstrapServers, "channel." + channel, instance));
        this.channel = channel;
        this.desk = desk;
        this.deadLetters = new DeadLetters(writer, "channel-runtime/" + instance);
        this.clock = clock;
        this.witness = witness;
    }

    /** Completes when the broker has given it partitions for the first time. */
    public CompletionStage<Void> assigned() {
        return assigned;
    }

    /** Orders taken and not ended. */
    public int open() {
        return ledger.open();
    }

    @Override
    void turn(KafkaConsumer<byte[], byte[]> consumer) {
        if (!subscribed) {
            consumer.subscribe(List.of(Topics.orders(channel)), new Handover(consumer));
            subscribed = true;
        }
        for (var record : consumer.poll(WAIT)) {
            take(record);
        }
        commit(consumer);
        pauseOrResume(consumer);
        watch(consumer);
    }

    /** Takes nothing more, gives what is under way a little time, and commits what ended. */
    @Override
    void last(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.pause(consumer.assignment());
        var limit = clock.instant().plus(DRAIN);
        while (ledger.open() > 0 && clock.instant().isBefore(limit)) {
            consumer.poll(WAIT);
        }
        commitNow(consumer);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        ledger.begun(partition, record.offset());
        var receipt = desk.take(record.value());
        witness.accept(receipt);
        ended(record, receipt).whenComplete((done, error) -> ledger.done(partition, record.offset()));
    }

    private CompletionStage<Void> ended(ConsumerRecord<byte[], byte[]> record, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Poison poison -> deadLetters.lay(record, poison.fault(), poison.cause());
            case Receipt.Refused refused -> {
                var told = refused.told();
                yield refused.suspicious()
                        ? told.thenCompose(done -> deadLetters.lay(
                                record,
                                refused.refusal().fault(),
                                refused.refusal().reason()))
                        : told;
            }
            case Receipt.Known known -> known.ended();
            case Receipt.Taken taken -> taken.ended();
        };
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        var now = clock.instant();
        if (now.isBefore(lastCommit.plus(BETWEEN_COMMITS))) {
            return;
        }
        lastCommit = now;
        var moved = offsets();
        if (!moved.isEmpty()) {
            consumer.commitAsync(moved, (offsets, error) -> {});
        }
    }

    private void commitNow(KafkaConsumer<byte[], byte[]> consumer) {
        var moved = offsets();
        if (!moved.isEmpty()) {
            consumer.commitSync(moved, DRAIN);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets() {
        return ledger.toCommit().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, moved -> new OffsetAndMetadata(moved.getValue())));
    }

    private void pauseOrResume(KafkaConsumer<byte[], byte[]> consumer) {
        int open = ledger.open();
        if (open >= MOST_OPEN) {
            consumer.pause(consumer.assignment());
            paused = true;
        } else if (paused && open < MOST_OPEN / 2) {
            consumer.resume(consumer.assignment());
            paused = false;
        }
    }

    private void watch(KafkaConsumer<byte[], byte[]> consumer) {
        long lag = 0;
        long position = 0;
        for (var partition : consumer.assignment()) {
            lag += consumer.currentLag(partition).orElse(0);
            position += consumer.currentLag(partition).isPresent() ? consumer.position(partition) : 0;
        }
        if (stalls.stalled(clock.instant(), position, lag, paused)) {
            throw new IllegalStateException("orders wait on channel " + channel + ", but none is handed over");
        }
    }

    private final class Handover implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> consumer;

        Handover(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                assigned.complete(null);
            }
            if (paused) {
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commitNow(consumer);
            partitions.forEach(ledger::forget);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(ledger::forget);
        }
    }
}
