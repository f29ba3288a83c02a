package nl.weerklank.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AlertApiIT {

    @Test
    void aDraftIsKeptThenApprovedByAnotherPersonAndIssued() {
        var message = TestMessages.from(TestSenders.CENTRE);

        var draft = given().auth()
                .preemptive()
                .basic("author", Surroundings.PASSWORD)
                .contentType("application/cap+xml")
                .body(message.xml())
                .post("/api/v1/alerts");
        draft.prettyPrint();
        assertThat(draft.statusCode()).isEqualTo(201);
        String id = draft.path("id");

        var answer = given().auth()
                .preemptive()
                .basic("approver", Surroundings.PASSWORD)
                .post("/api/v1/alerts/" + id + "/approve");
        answer.prettyPrint();
        assertThat(answer.statusCode()).isEqualTo(202);
    }
}
