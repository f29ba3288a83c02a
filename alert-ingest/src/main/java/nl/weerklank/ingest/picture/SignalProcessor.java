package nl.weerklank.ingest.picture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.json.SignalJson;
import nl.weerklank.signal.judge.Firing;
import nl.weerklank.signal.judge.SignalRoom;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One partition of the picture: each signal is taken in, firings leave at once, changed threads leave a moment later together. */
final class SignalProcessor implements Processor<String, byte[], String, byte[]> {

    static final Duration FLUSH = Duration.ofMillis(500);

    /** So that telling people never takes the time that signals need. */
    private static final int MOST_AT_ONCE = 20;

    private static final Logger LOG = Logger.getLogger(SignalProcessor.class);

    private final PictureParts parts;
    private final InstantSource clock;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable StreamStore store;
    private @Nullable SignalRoom room;
    private boolean first;

    SignalProcessor(PictureParts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> opened) {
        context = opened;
        first = opened.taskId().partition() == 0;
        store = new StreamStore(opened.getStateStore(PictureTopology.STORE));
        room = new SignalRoom(store, parts.rules(), parts.sources(), parts.trust(), parts.watch());
        opened.schedule(FLUSH, PunctuationType.WALL_CLOCK_TIME, at -> pass());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            putAside(record, "the record has no " + (record.key() == null ? "key" : "value"));
            return;
        }
        int end = record.key().indexOf('/');
        var source = end < 0 ? record.key() : record.key().substring(0, end);
        if (parts.shed().leavesOut(source, SignalRecords.importance(record.headers()))) {
            return;
        }
        Signal signal;
        try {
            signal = SignalJson.read(record.value());
        } catch (IllegalArgumentException e) {
            putAside(record, String.valueOf(e.getMessage()));
            return;
        }
        take(record, signal);
    }

    private void take(Record<String, byte[]> record, Signal signal) {
        try {
            room().take(signal, clock.instant()).firings().forEach(this::send);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.errorf(e, "signal not taken into the picture signal=%s source=%s", signal.id(), signal.source());
            putAside(
                    record,
                    "could not be taken into the picture: " + e.getClass().getSimpleName());
        }
    }

    private void pass() {
        var now = clock.instant();
        room().pass(now);
        if (first) {
            room().silences(now).forEach(this::send);
            parts.watch().changes(now).stream()
                    .map(standing -> SilenceNote.of(standing, now))
                    .forEach(this::send);
        }
        for (var view : changed()) {
            forward(PictureTopology.THREADS, view.thread().id(), PictureJson.write(view));
        }
    }

    private List<ThreadView> changed() {
        if (store == null) {
            throw new IllegalStateException("initialised by the topology");
        }
        return store.changed(MOST_AT_ONCE);
    }

    private void send(Firing firing) {
        LOG.infof(
                "rule fired firing=%s rule=%s version=%d kind=%s",
                firing.id(), firing.rule(), firing.version(), firing.kind());
        forward(PictureTopology.FIRINGS, firing.id(), PictureJson.write(firing));
    }

    private void forward(String sink, String key, byte[] value) {
        context().forward(new Record<>(key, value, clock.instant().toEpochMilli()), sink);
    }

    private void putAside(Record<String, byte[]> record, String cause) {
        var origin = context().recordMetadata().orElseThrow();
        LOG.warnf(
                "record put aside topic=%s partition=%d offset=%d cause=%s",
                origin.topic(), origin.partition(), origin.offset(), cause);
        var headers = new RecordHeaders();
        header(headers, Headers.DEAD_LETTER_CAUSE, cause);
        header(headers, Headers.DEAD_LETTER_TOPIC, origin.topic());
        header(headers, Headers.DEAD_LETTER_PARTITION, Integer.toString(origin.partition()));
        header(headers, Headers.DEAD_LETTER_OFFSET, Long.toString(origin.offset()));
        header(headers, Headers.DEAD_LETTER_BY, "alert-ingest");
        context()
                .forward(
                        new Record<>(record.key(), record.value(), record.timestamp(), headers),
                        PictureTopology.DEAD_LETTERS);
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private SignalRoom room() {
        if (room == null) {
            throw new IllegalStateException("initialised by the topology");
        }
        return room;
    }

    private ProcessorContext<String, byte[]> context() {
        if (context == null) {
            throw new IllegalStateException("initialised by the topology");
        }
        return context;
    }
}
