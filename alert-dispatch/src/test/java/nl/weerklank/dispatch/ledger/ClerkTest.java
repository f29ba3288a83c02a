package nl.weerklank.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.dispatch.Town;
import nl.weerklank.testkit.SampleAlerts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ClerkTest {

    private final Clerk clerk = new Clerk(SampleAlerts.VERIFIER);

    @Test
    void aGenuineAlertIsWrittenDownWithItsSignedContent() {
        var alert = Town.urgent();

        var entry = clerk.entry(record(Topics.ALERTS, alert.alertId(), ContractJson.write(SampleAlerts.sign(alert))));

        assertThat(entry.kind()).isEqualTo("alert");
        assertThat(entry.version()).isEqualTo(1);
        assertThat(entry.body()).contains("moerdijk-1");
    }

    @Test
    void aForgedAlertIsNeverWrittenDownAsAnAlert() {
        var signed = SampleAlerts.sign(Town.urgent());
        var forged = new String(ContractJson.write(signed), StandardCharsets.UTF_8)
                .replace("\"version\":1", "\"version\":2");

        var entry = clerk.entry(record(Topics.ALERTS, signed.alertId(), forged.getBytes(StandardCharsets.UTF_8)));

        assertThat(entry.kind()).isEqualTo("unreadable");
        assertThat(entry.summary()).contains("differs from the signed one");
    }

    @Test
    void theSameOrderReadTwiceIsOneEntry() {
        var order = SampleAlerts.order(Town.urgent(), "siren", OrderAction.EMIT);
        var first = clerk.entry(record(Topics.orders("siren"), order.alertId(), ContractJson.write(order)));
        var again = clerk.entry(
                new ConsumerRecord<>(Topics.orders("siren"), 3, 99, order.alertId(), ContractJson.write(order)));

        assertThat(first.kind()).isEqualTo("order");
        assertThat(first.entry()).isEqualTo(again.entry());
    }

    @Test
    void aDeadLetterIsWrittenDownWithItsCauseEvenWhenItIsNoText() {
        var record = record(Topics.deadLetter(Topics.REPORTS), "key\0", new byte[] {0, 1, (byte) 0xff});
        record.headers().add(Headers.DEAD_LETTER_CAUSE, "no JSON".getBytes(StandardCharsets.UTF_8));
        record.headers().add(Headers.DEAD_LETTER_TOPIC, "reports".getBytes(StandardCharsets.UTF_8));

        var entry = clerk.entry(record);

        assertThat(entry.kind()).isEqualTo("dead-letter");
        assertThat(entry.summary()).contains("reports").contains("no JSON");
        assertThat(entry.alertId()).isEqualTo("key");
        assertThat(entry.body()).startsWith("\"").doesNotContain("\\u0000");
    }

    @Test
    void anUnreadableRecordIsWrittenDownAsThatAndStopsNothing() {
        var entry = clerk.entry(record(Topics.REPORTS, null, "nonsense".getBytes(StandardCharsets.UTF_8)));

        assertThat(entry.kind()).isEqualTo("unreadable");
        assertThat(entry.body()).isEqualTo("\"nonsense\"");
        assertThat(clerk.entry(record(Topics.DECISIONS, "x", null)).kind()).isEqualTo("unreadable");
    }

    private static ConsumerRecord<String, byte[]> record(String topic, String key, byte[] value) {
        return new ConsumerRecord<>(topic, 0, 7, key, value);
    }
}
