package nl.weerklank.ingest.picture;

import java.nio.charset.StandardCharsets;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.json.SignalJson;
import nl.weerklank.signal.watch.Importance;
import nl.weerklank.signal.watch.SignalPlace;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Signals as records of topic {@code signals}: keyed by source and subject, in the partition of their hazard, with how much they matter. */
public final class SignalRecords {

    /** Which signals may be left out when there are too many. */
    public static final String IMPORTANCE = "importance";

    private SignalRecords() {}

    /** @param partitions how many the topic has */
    public static ProducerRecord<byte[], byte[]> toRecord(Signal signal, int partitions) {
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
        header(toWrite, IMPORTANCE, Importance.of(signal).name());
        return toWrite;
    }

    /** What the header says; a record without one is never left out. */
    static Importance importance(org.apache.kafka.common.header.Headers headers) {
        var header = headers.lastHeader(IMPORTANCE);
        return header != null && is(header.value(), Importance.USUAL.name()) ? Importance.USUAL : Importance.GRAVE;
    }

    private static boolean is(byte @Nullable [] value, String word) {
        return value != null && new String(value, StandardCharsets.UTF_8).equals(word);
    }

    private static void header(ProducerRecord<byte[], byte[]> toWrite, String name, String value) {
        toWrite.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
