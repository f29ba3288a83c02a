package nl.weerklank.ingest.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.json.SignalJson;
import nl.weerklank.signal.watch.Importance;
import nl.weerklank.signal.watch.SignalPlace;
import nl.weerklank.signal.watch.SourceReport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Topics {@code signals}, {@code signals.raw} and {@code sources}, written with acks=all by a producer of their own that is made when first needed. */
public final class SignalLog implements AutoCloseable {

    private static final Duration GIVE_UP = Duration.ofSeconds(8);
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final String HEARD = "/heard";

    private final String bootstrapServers;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean closed;

    public SignalLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Keeps the bytes, then the signals that were read from them.
     *
     * @return completes when the log has all of them; exceptionally when one is in doubt, and then all should be sent again
     */
    public CompletableFuture<Void> append(String source, String mediaType, byte[] raw, List<Signal> signals) {
        if (signals.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var sent = new ArrayList<CompletableFuture<Void>>(signals.size() + 1);
        try {
            var log = producer();
            sent.add(send(log, raw(source, mediaType, raw, signals.getFirst().received())));
            int partitions = log.partitionsFor(Topics.SIGNALS).size();
            for (var signal : signals) {
                sent.add(send(log, toRecord(signal, partitions)));
            }
        } catch (KafkaException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    /** Says that a source answered, with or without anything to tell. */
    public void heard(String source, Instant at) {
        try {
            var key = (source + HEARD).getBytes(StandardCharsets.UTF_8);
            var value = ContractJson.write(new SourceReport(source, at));
            producer().send(new ProducerRecord<>(Topics.SOURCES, key, value));
        } catch (KafkaException | IllegalStateException e) {
            // it says so again with its next answer; until then the source counts as silent, which is the safe side
        }
    }

    private static CompletableFuture<Void> send(Producer<byte[], byte[]> log, ProducerRecord<byte[], byte[]> toWrite) {
        var done = new CompletableFuture<Void>();
        log.send(toWrite, (metadata, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    private static ProducerRecord<byte[], byte[]> raw(String source, String mediaType, byte[] raw, Instant received) {
        var key = SignalIds.digest(raw).getBytes(StandardCharsets.US_ASCII);
        var toWrite = new ProducerRecord<>(Topics.SIGNALS_RAW, key, raw);
        header(toWrite, Headers.CE_SOURCE, "/source/" + source);
        header(toWrite, Headers.CE_TIME, received.toString());
        header(toWrite, Headers.CONTENT_TYPE, mediaType);
        return toWrite;
    }

    private static ProducerRecord<byte[], byte[]> toRecord(Signal signal, int partitions) {
        var toWrite = new ProducerRecord<>(
                Topics.SIGNALS,
                SignalPlace.partition(signal.hazard().forCrisisCentre(), partitions),
                signal.key().getBytes(StandardCharsets.UTF_8),
                SignalJson.write(signal));
        header(toWrite, Headers.CE_SPECVERSION, "1.0");
        header(toWrite, Headers.CE_ID, signal.id());
        header(toWrite, Headers.CE_TYPE, "nl.weerklank.signal.received");
        header(toWrite, Headers.CE_SOURCE, "/source/" + signal.source());
        header(toWrite, Headers.CE_TIME, signal.received().toString());
        header(toWrite, Headers.CONTENT_TYPE, "application/json");
        header(toWrite, "importance", Importance.of(signal).name());
        return toWrite;
    }

    private static void header(ProducerRecord<byte[], byte[]> toWrite, String name, String value) {
        toWrite.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (closed) {
            throw new IllegalStateException("the log is closed");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "alert-ingest-signals");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 4000L);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) GIVE_UP.toMillis());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        return settings;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(GIVE_UP);
        }
    }
}
