package nl.weerklank.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import nl.weerklank.contract.alert.Authority;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = IdentityProvider.class, restrictToAnnotatedClass = true)
class IdentityProviderIT {

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void tokensDoWhatAccountsDo() {
        var draft = submit(as("carl"));
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
        assertThat(draft.<String>path("author")).isEqualTo("carl.smit");

        var issued = approve(as("bert"), draft.path("id"));

        assertThat(issued.statusCode()).as(issued.asString()).isEqualTo(202);
        assertThat(TestKeys.event(IssuedAlerts.of(draft.path("id")).getFirst()).authority())
                .isInstanceOfSatisfying(Authority.Approved.class, by -> {
                    assertThat(by.author()).isEqualTo("carl.smit");
                    assertThat(by.approvals())
                            .extracting(Authority.Approval::approver)
                            .containsExactly("bert.jansen");
                });
    }

    @Test
    void nobodyApprovesTheirOwnAlertThroughAnotherDoor() {
        String id = Api.as("anna").submit(TestMessages.from(TestSenders.CENTRE)).path("id");

        var own = approve(as("anna"), id);

        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.<String>path("rule")).isEqualTo("APPROVER_IS_AUTHOR");
        assertThat(approve(as("bert"), id).statusCode()).isEqualTo(202);
    }

    @Test
    void aTokenThatIsForgedOrWithoutARoleOpensNothing() {
        var token = ConfigProvider.getConfig().getValue("test.token.carl", String.class);
        var parts = token.split("\\.");
        var forged = given().auth()
                .oauth2(parts[0] + "." + parts[1] + "."
                        + parts[2].replace(parts[2].charAt(5), parts[2].charAt(5) == 'A' ? 'B' : 'A'));

        assertThat(submit(forged).statusCode()).isEqualTo(401);
        assertThat(submit(as("nobody")).statusCode()).isEqualTo(403);
    }

    private static Response submit(RequestSpecification request) {
        return request.contentType("application/cap+xml")
                .body(TestMessages.from(TestSenders.CENTRE).xml())
                .post("/api/v1/alerts");
    }

    private static Response approve(RequestSpecification request, String id) {
        return request.post("/api/v1/alerts/" + id + "/approve");
    }

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(ConfigProvider.getConfig().getValue("test.token." + person, String.class));
    }
}
