package nl.weerklank.channel.runtime.topic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.topic.Headers;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** Writes records, one copy for all channels of a process; never blocks the caller. */
public final class TopicWriter implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TopicWriter.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int WRITERS = 2;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String source;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().daemon().name("topic-writer-", 0).factory());
    private volatile boolean closed;

    public TopicWriter(String bootstrapServers, String instance, InstantSource clock) {
        this.producer = Clients.producer(bootstrapServers, "channel-runtime@" + instance);
        this.source = "/channel-runtime/" + instance;
        this.clock = clock;
    }

    /** Asks the broker who leads the topic's partitions, so that the first record need not wait for the answer. */
    public void findLeaders(String topic) {
        producer.partitionsFor(topic);
    }

    /** A record in the form of the contract, with CloudEvents headers. */
    ProducerRecord<byte[], byte[]> asEvent(String topic, String key, String id, String type, Object value) {
        var written = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), ContractJson.write(value));
        headers(
                written,
                Map.of(
                        Headers.CE_SPECVERSION,
                        "1.0",
                        Headers.CE_ID,
                        id,
                        Headers.CE_TYPE,
                        type,
                        Headers.CE_SOURCE,
                        source,
                        Headers.CE_TIME,
                        clock.instant().toString(),
                        Headers.CONTENT_TYPE,
                        "application/json"));
        return written;
    }

    static void headers(ProducerRecord<byte[], byte[]> record, Map<String, String> headers) {
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** One try; fails when the broker did not confirm it in time. */
    CompletionStage<Void> write(ProducerRecord<byte[], byte[]> record) {
        var confirmed = new CompletableFuture<Void>();
        if (closed) {
            confirmed.completeExceptionally(new IllegalStateException("the writer is closed"));
            return confirmed;
        }
        threads.execute(() -> {
            try {
                var unused = producer.send(record, (metadata, error) -> {
                    if (error == null) {
                        confirmed.complete(null);
                    } else {
                        confirmed.completeExceptionally(error);
                    }
                });
            } catch (KafkaException | IllegalStateException e) {
                confirmed.completeExceptionally(e);
            }
        });
        return confirmed;
    }

    /** Tries until the broker confirms it; fails only when trying again cannot help, or the process ends. */
    CompletionStage<Void> writeUntilSafe(ProducerRecord<byte[], byte[]> record) {
        return write(record).exceptionallyCompose(error -> {
            var cause = error.getCause() == null ? error : error.getCause();
            if (closed) {
                return CompletableFuture.failedStage(cause); // the order is not committed, so it comes again
            }
            if (!(cause instanceof RetriableException)) {
                LOG.log(System.Logger.Level.ERROR, "record is not written topic=" + record.topic(), cause);
                return CompletableFuture.failedStage(cause);
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "record is written again topic={0} cause={1}",
                    record.topic(),
                    cause.getMessage());
            return later().thenCompose(now -> writeUntilSafe(again(record)));
        });
    }

    private static ProducerRecord<byte[], byte[]> again(ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers());
    }

    private CompletableFuture<Void> later() {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS, threads));
    }

    @Override
    public void close() {
        closed = true;
        producer.close(LAST_WORDS);
        threads.shutdown();
    }
}
