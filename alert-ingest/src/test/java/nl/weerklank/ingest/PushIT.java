package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.signal.json.SignalJson;
import nl.weerklank.testkit.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CloudEvents pushed over HTTP in every mode, by the account of their source and by nobody else. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PushIT {

    private static final String DOOR = "/api/v1/sources/grid/signals";
    private static final String EVENT = """
            {"specversion":"1.0","id":"%s","type":"power outage","source":"/grid","data":{"homes":12}}""";

    private final Api station = Api.as("station");

    @BeforeEach
    void the_source_is_declared() {
        Await.until(
                "the source is looked at",
                Duration.ofSeconds(30),
                () -> station.request()
                        .get("/api/v1/sources")
                        .path("name")
                        .toString()
                        .contains("grid"));
    }

    @Test
    void what_is_acknowledged_is_on_the_topic() {
        station.request()
                .contentType("application/cloudevents+json")
                .body(EVENT.formatted("structured"))
                .post(DOOR)
                .then()
                .statusCode(202)
                .body("taken", equalTo(1));
        station.request()
                .contentType("application/cloudevents-batch+json")
                .body("[" + EVENT.formatted("b1") + "," + EVENT.formatted("b2") + ",{\"specversion\":\"0.3\"}]")
                .post(DOOR)
                .then()
                .statusCode(202)
                .body("taken", equalTo(2))
                .body("refused.rule", hasItem("UNSUPPORTED_VERSION"));
        station.request()
                .header("ce-specversion", "1.0")
                .header("ce-id", "binary")
                .header("ce-type", "power outage")
                .header("ce-source", "/grid")
                .contentType("application/json")
                .body("{\"homes\":12}")
                .post(DOOR)
                .then()
                .statusCode(202);

        var aliases = IssuedAlerts.all(Topics.SIGNALS).stream()
                .map(found -> SignalJson.read(found.value()))
                .filter(signal -> signal.source().equals("grid"))
                .flatMap(signal -> signal.aliases().stream())
                .toList();
        assertThat(aliases)
                .contains(
                        "cloudevent:/grid structured",
                        "cloudevent:/grid b1",
                        "cloudevent:/grid b2",
                        "cloudevent:/grid binary");
    }

    @Test
    void nobody_else_pushes_for_a_source_and_what_is_no_event_is_refused_with_a_reason() {
        Api.as("author")
                .request()
                .contentType("application/cloudevents+json")
                .body(EVENT.formatted("x"))
                .post(DOOR)
                .then()
                .statusCode(403);
        station.request()
                .contentType("application/cloudevents+json")
                .body("{}")
                .post(DOOR)
                .then()
                .statusCode(422)
                .body("rule", equalTo("WRONG_FORMAT"));
        station.request()
                .contentType("application/json")
                .body("1")
                .post("/api/v1/sources/unknown/signals")
                .then()
                .statusCode(403);
    }
}
