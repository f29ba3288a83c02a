package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

/** The service is started while PostgreSQL is dead (P6). */
@QuarkusTest
@QuarkusTestResource(value = WithoutDatabase.class, restrictToAnnotatedClass = true)
class StartWithoutDatabaseIT {

    @Test
    void itIsReadyAndIssuesUnderAMandate() throws Exception {
        Eventually.that(() -> RestAssured.get("/q/health/ready"), ready -> {
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.asString()).contains("unavailable since");
        });

        var issued = Api.as("author").submit(SignedMessages.signed(TestMessages.from(TestSenders.SIGNER)));

        assertThat(issued.statusCode()).as(issued.asString()).isEqualTo(202);
        assertThat(IssuedAlerts.of(issued.path("id"))).hasSize(1);
        assertThat(Api.as("author").get(issued.path("id")).statusCode()).isEqualTo(200);
        assertThat(Api.as("author")
                        .submit(TestMessages.from(TestSenders.CENTRE))
                        .statusCode())
                .isEqualTo(503);
        assertThat(Api.as("author").get("0123456789abcdef01234567").statusCode())
                .isEqualTo(503);
    }
}
