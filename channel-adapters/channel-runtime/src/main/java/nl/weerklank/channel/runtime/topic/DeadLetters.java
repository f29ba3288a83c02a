package nl.weerklank.channel.runtime.topic;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Topics {@code <topic>.dead-letter}: a record that cannot be taken goes there as it was, with its cause and origin. */
final class DeadLetters {

    private static final System.Logger LOG = System.getLogger(DeadLetters.class.getName());
    private static final int LONGEST_CAUSE = 500;

    private final TopicWriter writer;
    private final String by;

    DeadLetters(TopicWriter writer, String by) {
        this.writer = writer;
        this.by = by;
    }

    /** Completes when the letter is safe. */
    CompletionStage<Void> lay(ConsumerRecord<byte[], byte[]> bad, Fault fault, String cause) {
        LOG.log(
                System.Logger.Level.WARNING,
                "record laid in the dead letters topic={0} partition={1} offset={2} fault={3}",
                bad.topic(),
                bad.partition(),
                Long.toString(bad.offset()),
                fault);
        var letter = new ProducerRecord<>(Topics.deadLetter(bad.topic()), null, bad.key(), bad.value(), bad.headers());
        TopicWriter.headers(
                letter,
                Map.of(
                        Headers.DEAD_LETTER_CAUSE,
                                cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause,
                        Headers.DEAD_LETTER_FAULT, fault.name(),
                        Headers.DEAD_LETTER_TOPIC, bad.topic(),
                        Headers.DEAD_LETTER_PARTITION, Integer.toString(bad.partition()),
                        Headers.DEAD_LETTER_OFFSET, Long.toString(bad.offset()),
                        Headers.DEAD_LETTER_BY, by));
        return writer.writeUntilSafe(letter);
    }
}
