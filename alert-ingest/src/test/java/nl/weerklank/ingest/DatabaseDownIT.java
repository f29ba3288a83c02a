package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import nl.weerklank.contract.cap.CapMsgType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL dies and comes back while alerts go out (P6). */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DatabaseDownIT {

    private final Api author = Api.as("author");
    private final Api approver = Api.as("approver");
    private final Api station = Api.as("station");
    private boolean down;

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @AfterEach
    void bringBack() {
        if (down) {
            DatabaseSwitch.turn(true);
        }
    }

    @Test
    void underAMandateAlertsGoOutAndTheRecordIsCompleteAfterwards() {
        String draft = author.submit(TestMessages.from(TestSenders.CENTRE)).path("id");
        DatabaseSwitch.turn(false);
        down = true;

        var first = TestMessages.from(TestSenders.STATION);
        var issued = station.submit(first);
        assertThat(issued.statusCode()).as(issued.asString()).isEqualTo(202);
        assertThat(station.submit(first).asString()).isEqualTo(issued.asString());
        var update = TestMessages.after(first.cap(), CapMsgType.UPDATE);
        assertThat(station.submit(update).<Integer>path("version")).isEqualTo(2);

        var refused = author.submit(TestMessages.from(TestSenders.CENTRE));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.<String>path("rule")).isEqualTo("DESK_UNAVAILABLE");
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(approver.approve(draft).statusCode()).isEqualTo(503);
        assertThat(station.list("alertId=" + issued.path("id")).<Boolean>path("complete"))
                .isFalse();
        assertThat(station.list("alertId=" + issued.path("id")).<Integer>path("total"))
                .isEqualTo(2);
        var ready = RestAssured.get("/q/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.asString()).contains("unavailable since");

        DatabaseSwitch.turn(true);
        down = false;
        Eventually.that(() -> approver.list("alertId=" + issued.path("id")), page -> {
            assertThat(page.<Boolean>path("complete")).isTrue();
            assertThat(page.<Integer>path("total")).isEqualTo(2);
        });
        assertThat(approver.approve(draft).statusCode()).isEqualTo(202);
        assertThat(RestAssured.get("/q/health/ready").asString()).contains("\"available\"");
    }
}
