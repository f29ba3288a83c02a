package nl.weerklank.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.RouteTest;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backbone.class)
class OperatorIT {

    private Wire wire;

    @BeforeEach
    void channelsAreUp() throws Exception {
        Backbone.database().open();
        wire = new Wire(Backbone.broker().bootstrapServers());
        wire.channelIsUp("phones", 0.8, Town.ALL);
        wire.channelIsUp("siren", 0.5, Town.some(2));
        wire.channelIsUp("reserve", 0.4, Town.ALL);
        rule("phones", "open", null);
        Wire.await(
                "channels to be up",
                () -> channels()
                                .getList("findAll { it.state == 'UP' && it.coveredCells > 0 }")
                                .size()
                        == 3);
    }

    @AfterEach
    void close() {
        rule("phones", "open", null);
        wire.close();
    }

    @Test
    void aClosedChannelGetsNoOrderUntilItIsOpenedAndTheDayTellsWhoAndWhy() {
        rule("phones", "closed", null);
        Wire.await(
                "the ruling to hold",
                () -> "CLOSED".equals(channels().getString("find { it.channel == 'phones' }.state")));
        assertThat(channels().getString("find { it.channel == 'phones' }.reason"))
                .startsWith("closed by otto at ")
                .endsWith(": as the test says");

        var alert = alert("closed");
        wire.issue(SampleAlerts.sign(alert));
        wire.order("siren", alert.alertId(), order -> true);
        var why = Wire.await(
                "the status", () -> status(alert).getString("channels.find { it.channel == 'phones' }.note"));
        assertThat(why).startsWith("is CLOSED: closed by otto");

        rule("phones", "open", null);
        wire.order("phones", alert.alertId(), order -> true);
        var day = Wire.await("the day", () -> {
            var moments =
                    operator().get("/api/v1/channels/phones/day").jsonPath().getList("moments.text", String.class);
            return moments.contains("closed: as the test says") ? moments : null;
        });
        assertThat(day).contains("opened: as the test says");
    }

    @Test
    void maintenanceNeedsAnEndAndACommentAndAKnownChannel() {
        ruling("phones", Map.of("ruling", "maintenance", "comment", "new cable"), 422);
        ruling("phones", Map.of("ruling", "closed", "comment", " "), 422);
        ruling("nobody", Map.of("ruling", "closed", "comment", "why not"), 422);
        var end = now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        ruling("phones", Map.of("ruling", "maintenance", "comment", "new cable", "until", end.toString()), 204);
        var card = Wire.await("the maintenance", () -> {
            var path = operator().get("/api/v1/channels/phones").jsonPath();
            return "CLOSED".equals(path.getString("state")) ? path : null;
        });
        assertThat(card.getString("byHand.ruling")).isEqualTo("maintenance");
        assertThat(card.getString("byHand.by")).isEqualTo("otto");
        assertThat(card.getString("reason")).isEqualTo("in maintenance by otto until %s: new cable".formatted(end));
    }

    @Test
    void routeTestsAreShownWithWhatFailed() {
        var test = new RouteTest(
                RouteTest.SCHEMA,
                "siren",
                "siren-1",
                now(),
                120,
                List.of(new RouteTest.Route("north", true, "ok"), new RouteTest.Route("south", false, "silent")));
        wire.send(Topics.ROUTE_TESTS, "siren/siren-1", ContractJson.write(test));

        var card = Wire.await("the route test", () -> {
            var path = operator().get("/api/v1/channels/siren").jsonPath();
            return path.getInt("routes.total") == 2 ? path : null;
        });
        assertThat(card.getInt("routes.passed")).isEqualTo(1);
        assertThat(card.getString("routes.latest[0].routes.find { !it.passed }.detail"))
                .isEqualTo("silent");
        assertThat(card.getDouble("routes.ratio24h")).isEqualTo(0.5);
    }

    @Test
    void whatIfSaysWhomNobodyElseCovers() {
        var alone =
                operator().get("/api/v1/what-if?without=phones&without=reserve").jsonPath();
        assertThat(alone.getDouble("peopleAlone")).isEqualTo(500);
        assertThat(operator().get("/api/v1/what-if?without=phones").jsonPath().getDouble("peopleAlone"))
                .isZero();
        var map = operator()
                .get("/api/v1/what-if/map?without=phones&without=reserve")
                .jsonPath();
        assertThat(map.getString("alone.type")).isEqualTo("MultiPolygon");
        assertThat(map.getList("alone.coordinates")).isNotEmpty();
        operator().get("/api/v1/what-if?without=nobody").then().statusCode(422);
    }

    @Test
    void anOperatorRetriesAddsAndStopsAndTheLedgerTellsWhoAndWhy() {
        var alert = alert("by-hand");
        wire.issue(SampleAlerts.sign(alert));
        var phones = wire.order("phones", alert.alertId(), order -> true);
        wire.report(phones, new Outcome.Reached(Rung.TRANSMITTED), Town.ALL.minus(Town.some(3)), now());
        wire.report(phones, new Outcome.Failed(Fault.REFUSED), Town.some(3), now());
        wire.order("reserve", alert.alertId(), order -> true);

        step(alert, "retry", phones.orderId(), 202);
        var again = wire.order("phones", alert.alertId(), order -> order.wave() > 1);
        assertThat(again.cells()).isEqualTo(Town.some(3));
        assertThat(again.reason()).isEqualTo("by hand, otto: as the test says");

        step(alert, "stop", "siren", 202);
        var steps = Wire.await("both steps", () -> {
            var path = operator()
                    .get("/api/v1/disseminations/" + alert.alertId() + "/steps")
                    .jsonPath();
            return path.getList("steps").size() == 2 ? path : null;
        });
        assertThat(steps.getList("steps.by", String.class)).containsOnly("otto");
        assertThat(steps.getString("held[0].channel")).isEqualTo("siren");
        Wire.await("the ledger", () -> {
            var answer = operator().get("/api/v1/disseminations/" + alert.alertId() + "/ledger");
            return answer.statusCode() == 200
                    && answer.jsonPath()
                                    .getList("findAll { it.kind == 'step' }")
                                    .size()
                            == 2;
        });
    }

    @Test
    void aStepWithoutAReasonOrByOneWhoMayNotIsRefused() {
        var alert = alert("refused");
        wire.issue(SampleAlerts.sign(alert));
        wire.order("phones", alert.alertId(), order -> true);
        var body = Map.of("step", "stop", "about", "siren", "version", 1, "reason", "");
        Wire.await(
                "the status",
                () -> operator()
                                .get("/api/v1/disseminations/" + alert.alertId())
                                .statusCode()
                        == 200);
        operator()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/disseminations/" + alert.alertId() + "/steps")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
        given().auth()
                .preemptive()
                .basic("ada", "secret")
                .contentType("application/json")
                .body(Map.of("step", "stop", "about", "siren", "version", 1, "reason", "I want to"))
                .post("/api/v1/disseminations/" + alert.alertId() + "/steps")
                .then()
                .statusCode(403);
    }

    @Test
    void aDeadLetterIsReadReplayedAndDiscardedWithAReason() {
        wire.send(Topics.REPORTS, "letter", Wire.bytes("{\"letter\": "));
        var letter = Wire.await("the letter", () -> letter("letter"));
        assertThat(letter.get("text")).isEqualTo("{\"letter\": ");
        assertThat(String.valueOf(letter.get("cause"))).contains("line 1");

        care(letter, "replay", "the other side mended it", 204);
        Wire.await(
                "the letter's second coming",
                () -> letters().getList("findAll { it.key == 'letter' }").size() == 2);
        var first = letters().getString("find { it.id == '%s' }.care.what".formatted(letter.get("id")));
        assertThat(first).isEqualTo("REPLAYED");

        var second = letters().<Map<String, Object>>get("find { it.key == 'letter' && it.care == null }");
        care(second, "discard", "", 422);
        care(second, "discard", "it is rubbish", 204);
        Wire.await(
                "nothing left to do",
                () -> letters()
                        .getList("findAll { it.key == 'letter' && it.care == null }")
                        .isEmpty());
        care(second, "replay", "after all", 422);
    }

    private void care(Map<String, Object> letter, String what, String reason, int status) {
        operator()
                .contentType("application/json")
                .body(Map.of("letter", letter.get("id"), "what", what, "reason", reason))
                .post("/api/v1/dead-letters/care")
                .then()
                .statusCode(status);
    }

    private static Map<String, Object> letter(String key) {
        return letters().get("find { it.key == '%s' && it.care == null }".formatted(key));
    }

    private static JsonPath letters() {
        return operator().get("/api/v1/dead-letters").jsonPath();
    }

    private static void step(AlertEvent alert, String step, String about, int status) {
        operator()
                .contentType("application/json")
                .body(Map.of("step", step, "about", about, "version", 1, "reason", "as the test says"))
                .post("/api/v1/disseminations/" + alert.alertId() + "/steps")
                .then()
                .statusCode(status);
    }

    private static void rule(String channel, String ruling, Instant until) {
        var body = until == null
                ? Map.of("ruling", ruling, "comment", "as the test says")
                : Map.of("ruling", ruling, "comment", "as the test says", "until", until.toString());
        ruling(channel, body, 204);
    }

    private static void ruling(String channel, Map<String, String> body, int status) {
        operator()
                .contentType("application/json")
                .body(body)
                .put("/api/v1/channels/" + channel + "/ruling")
                .then()
                .statusCode(status);
    }

    private static JsonPath channels() {
        return operator().get("/api/v1/channels").jsonPath();
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("otto", "secret");
    }

    private static JsonPath status(AlertEvent alert) {
        return operator().get("/api/v1/disseminations/" + alert.alertId()).jsonPath();
    }

    private static Instant now() {
        return java.time.Clock.systemUTC().instant();
    }

    private static AlertEvent alert(String name) {
        var template = Town.alert(1, AlertKind.ALERT, Lane.URGENT, Mode.LIVE, Town.ALL);
        var now = now().truncatedTo(ChronoUnit.MILLIS);
        return new AlertEvent(
                template.schema(),
                AlertIds.ofFirstMessage("operator-it", name),
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
