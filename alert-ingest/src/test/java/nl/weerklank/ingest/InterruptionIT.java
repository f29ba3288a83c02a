package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left half done by a death in between, and what others leave on the topic. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class InterruptionIT {

    private final Api author = Api.as("author");
    private final Api approver = Api.as("approver");

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void whatWasApprovedButNotIssuedGoesOutByItself() throws Exception {
        String id = author.submit(TestMessages.from(TestSenders.CENTRE)).path("id");

        sql("insert into approval (message_id, approver, at) values ('%s', 'approver', now())".formatted(id));
        sql("update message set state = 'APPROVED' where id = '%s'".formatted(id));

        Eventually.that(
                () -> author.get(id).<String>path("state"),
                state -> assertThat(state).isEqualTo("ISSUED"));
        assertThat(IssuedAlerts.of(id)).hasSize(1);
        assertThat(TestKeys.event(IssuedAlerts.of(id).getFirst()).version()).isEqualTo(1);
    }

    @Test
    void whatIsInTheLogButNotMarkedIsMarkedAndNotIssuedAgain() throws Exception {
        String id = author.submit(TestMessages.from(TestSenders.CENTRE)).path("id");
        approver.approve(id);

        sql("update message set state = 'APPROVED', version = null, issued_at = null where id = '%s'".formatted(id));

        Eventually.that(
                () -> approver.list("alertId=" + id).<String>path("items[0].state"),
                state -> assertThat(state).isEqualTo("ISSUED"));
        assertThat(IssuedAlerts.of(id)).hasSize(1);
    }

    @Test
    void aPoisonedRecordGoesToTheDeadLettersAndHoldsNothingUp() throws Exception {
        var mark = "poison-" + System.nanoTime();
        IssuedAlerts.poison(mark, "{\"schema\": 1".getBytes(StandardCharsets.UTF_8));

        var answer = Api.as("station").submit(TestMessages.from(TestSenders.STATION));

        assertThat(answer.statusCode()).isEqualTo(202);
        Eventually.that(
                () -> approver.list("alertId=" + answer.path("id")).<Integer>path("total"),
                total -> assertThat(total).isEqualTo(1));
        var letter = Eventually.that(
                        () -> IssuedAlerts.all(Topics.deadLetter(Topics.ALERTS)).stream()
                                .filter(found -> mark.equals(new String(found.key(), StandardCharsets.UTF_8)))
                                .findFirst(),
                        found -> assertThat(found).isPresent())
                .orElseThrow();
        assertThat(new String(
                        letter.headers().lastHeader(Headers.DEAD_LETTER_CAUSE).value(), StandardCharsets.UTF_8))
                .isNotBlank();
    }

    @Test
    void aSignedAlertByAForeignKeyIsNotTakenAsIssued() throws Exception {
        var event = nl.weerklank.testkit.SampleAlerts.event(java.time.Instant.now());
        IssuedAlerts.poison(
                event.alertId(),
                nl.weerklank.contract.json.ContractJson.write(nl.weerklank.testkit.SampleAlerts.sign(event)));

        Eventually.that(
                () -> IssuedAlerts.all(Topics.deadLetter(Topics.ALERTS)).stream()
                        .map(found -> new String(found.key(), StandardCharsets.UTF_8))
                        .toList(),
                keys -> assertThat(keys).contains(event.alertId()));
        assertThat(author.get(event.alertId()).statusCode()).isEqualTo(404);
    }

    private static void sql(String statement) throws Exception {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class), "postgres", "postgres");
                var run = connection.createStatement()) {
            run.executeUpdate(statement);
        }
    }
}
