package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.weerklank.contract.json.ContractJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BodyLimitIT {

    private static final int LIMIT = 3 * 1024 * 1024;

    @TestHTTPResource("/api/v1/alerts")
    URI alerts;

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithTheRuleTheLimitAndARemedy() throws Exception {
        refused(send(BodyPublishers.ofByteArray(new byte[LIMIT + 1])));
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsIsRefusedAlike() throws Exception {
        refused(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1]))));
    }

    @Test
    void aBodyWithinTheLimitThatIsTooLongForAMessageIsRefusedByTheReader() throws Exception {
        var answer = send(BodyPublishers.ofByteArray(new byte[LIMIT]));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"rule\"", "\"remedy\"");
    }

    @Test
    void theDoorIsOpenAfterARefusal() throws Exception {
        send(BodyPublishers.ofByteArray(new byte[LIMIT + 1]));

        var answer = Api.as("author").submit(TestMessages.from(TestSenders.CENTRE));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> send(BodyPublisher body) throws Exception {
        var login = "author:" + Surroundings.PASSWORD;
        var request = HttpRequest.newBuilder(alerts)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/cap+xml")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(body)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static void refused(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var problem = ContractJson.newMapper().readTree(answer.body());
        assertThat(problem.path("rule").asText()).isEqualTo("BODY_TOO_LARGE");
        assertThat(problem.path("place").asText()).isEqualTo("request");
        assertThat(problem.path("detail").asText()).contains(String.valueOf(LIMIT));
        assertThat(problem.path("remedy").asText()).isNotBlank();
    }
}
