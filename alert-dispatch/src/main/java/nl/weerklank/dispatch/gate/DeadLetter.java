package nl.weerklank.dispatch.gate;

import java.nio.charset.StandardCharsets;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record that could not be taken, with its cause and where it came from. */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        byte @Nullable [] value,
        Fault fault,
        String cause,
        long timestamp) {

    private static final String BY = "alert-dispatch";

    /** Where it goes. */
    public String destination() {
        return Topics.deadLetter(topic);
    }

    /** What its headers say. */
    public RecordHeaders headers() {
        var headers = new RecordHeaders();
        add(headers, Headers.DEAD_LETTER_CAUSE, cause);
        add(headers, Headers.DEAD_LETTER_FAULT, fault.name());
        add(headers, Headers.DEAD_LETTER_TOPIC, topic);
        add(headers, Headers.DEAD_LETTER_PARTITION, Integer.toString(partition));
        add(headers, Headers.DEAD_LETTER_OFFSET, Long.toString(offset));
        add(headers, Headers.DEAD_LETTER_BY, BY);
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
