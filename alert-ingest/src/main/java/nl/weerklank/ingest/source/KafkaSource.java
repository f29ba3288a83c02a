package nl.weerklank.ingest.source;

import io.cloudevents.core.message.MessageReader;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.signal.source.Source;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** CloudEvents over Kafka, in binary and structured mode, from a partner's topic or our own broker's; committed when the log has them. */
final class KafkaSource implements Listening {

    private static final Logger LOG = Logger.getLogger(KafkaSource.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int KEEP_SECONDS = 15;
    private static final JsonFormat FORMAT = new JsonFormat();

    private final Source source;
    private final Intake intake;
    private final String ownBroker;
    private final Thread thread;
    private volatile SourceState state;
    private volatile boolean closed;

    KafkaSource(Source source, Intake intake, String ownBroker) {
        this.source = source;
        this.intake = intake;
        this.ownBroker = ownBroker;
        this.state = SourceState.begun(source.name(), source.format());
        this.thread =
                Thread.ofPlatform().name("signals-" + source.name()).daemon().start(this::run);
    }

    private void run() {
        while (!closed) {
            try (var consumer = new KafkaConsumer<byte[], byte[]>(settings())) {
                consumer.subscribe(List.of(source.settings().getOrDefault("topic", source.name())));
                while (!closed) {
                    for (var event : consumer.poll(POLL)) {
                        take(event);
                    }
                    consumer.commitSync();
                }
            } catch (WakeupException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | ExecutionException | TimeoutException e) {
                state = state.failed("the topic cannot be read or kept", "look at the brokers; nothing is lost");
                LOG.warnf("source failed source=%s cause=%s", source.name(), e.getMessage());
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> event)
            throws InterruptedException, ExecutionException, TimeoutException {
        var raw = structured(event);
        var entries = intake.read(source, source.format(), raw, JsonFormat.CONTENT_TYPE, null, event.topic());
        var signals = Intake.signals(entries);
        var refused = Intake.refused(entries);
        intake.keep(source, JsonFormat.CONTENT_TYPE, raw, signals).get(KEEP_SECONDS, TimeUnit.SECONDS);
        intake.heard(source);
        var first = refused.isEmpty() ? null : refused.getFirst();
        state = state.answered(
                intake.clock().instant(),
                signals.size(),
                refused.size(),
                first == null ? null : first.rule() + ": " + first.message(),
                first == null ? null : first.remedy());
    }

    /** The event in its JSON form, whatever mode it came in; what is no event is left as it is, for the reader to refuse. */
    static byte[] structured(ConsumerRecord<byte[], byte[]> event) {
        try {
            MessageReader reader = KafkaMessageFactory.createReader(event);
            return FORMAT.serialize(reader.toEvent());
        } catch (RuntimeException e) {
            return event.value() == null ? "null".getBytes(StandardCharsets.UTF_8) : event.value();
        }
    }

    private Map<String, Object> settings() {
        URI address = Objects.requireNonNull(source.address());
        var settings = new HashMap<String, Object>();
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address.getAuthority() == null ? ownBroker : address.getAuthority());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "weerklank-signals-" + source.name());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    @Override
    public SourceState state() {
        return state;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
