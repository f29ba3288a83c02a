package nl.weerklank.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backbone.class)
class DispatchIT {

    @TestHTTPResource
    URI here;

    private Wire wire;

    @BeforeEach
    void channelsAreUp() {
        wire = new Wire(Backbone.broker().bootstrapServers());
        wire.channelIsUp("phones", 0.8, Town.ALL);
        wire.channelIsUp("siren", 0.5, Town.some(2));
        wire.channelIsUp("reserve", 0.4, Town.ALL);
        Wire.await(
                "channels to be up",
                () -> given().auth()
                                .preemptive()
                                .basic("otto", "secret")
                                .get("/api/v1/channels")
                                .jsonPath()
                                .getList("findAll { it.state == 'UP' && it.coveredCells > 0 }")
                                .size()
                        == 3);
    }

    @AfterEach
    void close() throws Exception {
        Backbone.database().open();
        wire.close();
    }

    @Test
    void anAlertIsOrderedReportedAndFallsBackAndTheStatusSaysSo() {
        var alert = alert("fallback");
        wire.issue(SampleAlerts.sign(alert));
        var phones = wire.order("phones", alert.alertId(), order -> true);
        wire.order("siren", alert.alertId(), order -> true);

        wire.report(phones, new Outcome.Reached(Rung.TRANSMITTED), Town.ALL.minus(Town.some(3)), now());
        wire.report(phones, new Outcome.Failed(Fault.REFUSED), Town.some(3), now());

        var reserve = wire.order("reserve", alert.alertId(), order -> true);
        assertThat(reserve.cells()).isEqualTo(Town.some(3));
        wire.report(reserve, new Outcome.Reached(Rung.TRANSMITTED), Town.some(3), now());
        var status = Wire.await("the remainder to fall", () -> {
            return remainder(alert) < 265 ? status(alert) : null;
        });
        assertThat(status.getDouble("people.total")).isEqualTo(700);
        assertThat(status.getDouble("people.remainder"))
                .isEqualTo(4 * 100 * 0.2 + 3 * 100 * 0.6, org.assertj.core.api.Assertions.within(0.2));
        assertThat(status.getString("fallbacks[0].channel")).isEqualTo("reserve");
        assertThat(status.getString("fallbacks[0].reason")).contains("phones failed in 3 cells with 300 people");
        assertThat(status.getString("channels.find { it.channel == 'phones' }.state"))
                .isEqualTo("PARTIAL");
        assertThat(status.getList("remainderOverTime.remainder", Double.class)).hasSize(3);
        assertThat(
                        status.getInt(
                                "channels.find { it.channel == 'phones' }.orders[0].rungs.find { it.rung == 'TRANSMITTED' }.cells"))
                .isEqualTo(16);
        assertThat(status.getString("channels.find { it.channel == 'phones' }.orders[0].faults[0].blame"))
                .isEqualTo("NETWORK");
    }

    @Test
    void whileTheDatabaseIsDownAlertsGoOutAndAfterwardsTheLedgerIsComplete() throws Exception {
        Backbone.database().shut();
        var alert = alert("database");
        wire.issue(SampleAlerts.sign(alert));
        var phones = wire.order("phones", alert.alertId(), order -> true);
        wire.report(phones, new Outcome.Reached(Rung.TRANSMITTED), Town.ALL, now());
        Wire.await("the remainder to fall", () -> remainder(alert) < 700);
        operator()
                .get("/api/v1/disseminations/" + alert.alertId() + "/ledger")
                .then()
                .statusCode(503)
                .contentType("application/problem+json");
        given().get("/q/health/ready").then().statusCode(200);

        Backbone.database().open();

        var kinds = Wire.await("a complete ledger", () -> {
            var answer = operator().get("/api/v1/disseminations/" + alert.alertId() + "/ledger");
            var found =
                    answer.statusCode() == 200 ? answer.jsonPath().getList("kind", String.class) : List.<String>of();
            return found.contains("alert")
                            && found.contains("report")
                            && found.stream().filter("order"::equals).count() == 2
                            && found.stream().filter("decision"::equals).count() >= 3
                    ? found
                    : null;
        });
        assertThat(kinds.stream().filter("report"::equals)).hasSize(1);
    }

    @Test
    void poisonInEveryInputTopicIsPutAsideWithItsCauseAndHoldsNothingUp() {
        var poison = Wire.bytes("{\"poison\": ");
        for (var topic : List.of(Topics.ALERTS, Topics.REPORTS, Topics.CHANNEL_STATUS, Topics.CHANNEL_COVERAGE)) {
            wire.send(topic, "poison", poison);
        }
        var alert = alert("poison");
        wire.issue(SampleAlerts.sign(alert));

        wire.order("phones", alert.alertId(), order -> true);
        for (var topic : List.of(Topics.ALERTS, Topics.REPORTS, Topics.CHANNEL_STATUS, Topics.CHANNEL_COVERAGE)) {
            var letter = Wire.await(
                    "a dead letter of " + topic,
                    () -> wire.records(Topics.deadLetter(topic)).stream()
                            .filter(record -> "poison".equals(record.key()))
                            .findFirst()
                            .orElse(null));
            assertThat(letter.value()).isEqualTo(poison);
            assertThat(new String(
                            letter.headers()
                                    .lastHeader(Headers.DEAD_LETTER_CAUSE)
                                    .value(),
                            StandardCharsets.UTF_8))
                    .contains("line 1");
        }
    }

    @Test
    void theStreamTellsEveryChangeAndWhoComesBackGetsWhatWasMissed() throws Exception {
        var alert = alert("stream");
        wire.issue(SampleAlerts.sign(alert));
        var phones = wire.order("phones", alert.alertId(), order -> true);
        Wire.await(
                "the status",
                () -> operator()
                                .get("/api/v1/disseminations/" + alert.alertId())
                                .statusCode()
                        == 200);

        var first = events(alert, null, "\"remainder\":700.0");
        wire.report(phones, new Outcome.Reached(Rung.TRANSMITTED), Town.ALL, now());
        var missed = events(alert, first.getLast(), "\"remainder\":140.0");

        assertThat(Long.parseLong(missed.getLast())).isGreaterThan(Long.parseLong(first.getLast()));
    }

    @Test
    void whoIsNotLoggedInSeesNothing() {
        given().get("/api/v1/disseminations").then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .preemptive()
                .basic("otto", "wrong")
                .get("/api/v1/channels")
                .then()
                .statusCode(401);
        operator()
                .get("/api/v1/disseminations/nobody-knows")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    /** Reads the stream until the text is seen; the ids of the events up to there. */
    private List<String> events(AlertEvent alert, String lastSeen, String until) throws Exception {
        var request = HttpRequest.newBuilder(here.resolve("/api/v1/disseminations/" + alert.alertId() + "/stream"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(Wire.bytes("otto:secret")));
        if (lastSeen != null) {
            request.header("Last-Event-ID", lastSeen);
        }
        var ids = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            var lines = client.send(request.build(), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .iterator();
            while (lines.hasNext()) {
                var line = lines.next();
                if (line.startsWith("id:")) {
                    ids.add(line.substring(3).strip());
                }
                if (line.contains(until)) {
                    client.shutdownNow();
                    return ids;
                }
            }
        }
        throw new AssertionError("the stream ended before '" + until + "'");
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return given().auth().preemptive().basic("otto", "secret");
    }

    private static JsonPath status(AlertEvent alert) {
        return operator().get("/api/v1/disseminations/" + alert.alertId()).jsonPath();
    }

    /** People not reached; everybody while the alert is not known yet. */
    private static double remainder(AlertEvent alert) {
        var answer = operator().get("/api/v1/disseminations/" + alert.alertId());
        return answer.statusCode() == 200 ? answer.jsonPath().getDouble("people.remainder") : Double.MAX_VALUE;
    }

    private static Instant now() {
        return java.time.Clock.systemUTC().instant();
    }

    private static AlertEvent alert(String name) {
        var template = Town.alert(1, AlertKind.ALERT, Lane.URGENT, Mode.LIVE, Town.ALL);
        var now = now().truncatedTo(ChronoUnit.MILLIS);
        return new AlertEvent(
                template.schema(),
                AlertIds.ofFirstMessage("dispatch-it", name),
                1,
                template.kind(),
                template.mode(),
                template.lane(),
                now,
                now.plus(2, ChronoUnit.HOURS),
                template.authority(),
                template.target(),
                template.cap());
    }
}
