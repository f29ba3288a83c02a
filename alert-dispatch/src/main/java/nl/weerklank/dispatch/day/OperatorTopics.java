package nl.weerklank.dispatch.day;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.contract.operator.LetterCare;
import nl.weerklank.contract.operator.Step;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts on topics what operators, and the watch over the channels, do; connects when there is something to write. */
public final class OperatorTopics implements AutoCloseable {

    private static final String SOURCE = "/alert-dispatch";

    private final String brokers;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("operator-topics").factory());
    private @Nullable Producer<String, byte[]> producer;

    public OperatorTopics(String brokers, InstantSource clock) {
        this.brokers = brokers;
        this.clock = clock;
    }

    /** Each of these completes when the broker has it, and fails when it does not within seconds. */
    public CompletionStage<Void> rule(ChannelControl control) {
        return write(Topics.CHANNEL_CONTROL, control.key(), "nl.weerklank.channel.ruled", control);
    }

    public CompletionStage<Void> happened(ChannelMoment moment) {
        return write(Topics.CHANNEL_HISTORY, moment.channel(), "nl.weerklank.channel.moment", moment);
    }

    public CompletionStage<Void> step(Step step) {
        return write(Topics.STEPS, step.alertId(), "nl.weerklank.step", step);
    }

    public CompletionStage<Void> cared(LetterCare care) {
        return write(Topics.LETTER_CARE, care.letter(), "nl.weerklank.letter.cared", care);
    }

    /** Puts a record on its topic again as it was. */
    public CompletionStage<Void> again(
            String topic, @Nullable String key, byte @Nullable [] value, List<Header> headers) {
        return send(new ProducerRecord<>(topic, null, key, value, headers));
    }

    private CompletionStage<Void> write(String topic, String key, String type, Object value) {
        var now = clock.instant();
        var headers = new RecordHeaders();
        Map.of(
                        Headers.CE_SPECVERSION,
                        "1.0",
                        Headers.CE_ID,
                        key + "-" + now.toEpochMilli(),
                        Headers.CE_TYPE,
                        type,
                        Headers.CE_SOURCE,
                        SOURCE,
                        Headers.CE_TIME,
                        now.toString(),
                        Headers.CONTENT_TYPE,
                        "application/json")
                .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return send(new ProducerRecord<>(topic, null, key, ContractJson.write(value), headers));
    }

    private CompletionStage<Void> send(ProducerRecord<String, byte[]> record) {
        var taken = new CompletableFuture<Void>();
        thread.execute(() -> {
            try {
                var unused = connected().send(record, (sent, failure) -> {
                    if (failure == null) {
                        taken.complete(null);
                    } else {
                        taken.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken;
    }

    private synchronized Producer<String, byte[]> connected() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            brokers,
                            ProducerConfig.CLIENT_ID_CONFIG,
                            "dispatch-operator",
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            true,
                            ProducerConfig.LINGER_MS_CONFIG,
                            0,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            2_500,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            8_000,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            4_000,
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            8 * 1024 * 1024,
                            ProducerConfig.BUFFER_MEMORY_CONFIG,
                            16L * 1024 * 1024),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public void close() {
        thread.shutdown();
        synchronized (this) {
            if (producer != null) {
                producer.close(java.time.Duration.ofSeconds(2));
            }
        }
    }
}
