package nl.weerklank.local.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;
import org.jspecify.annotations.Nullable;

/** Requests to one service of a running Weerklank as one account. */
public final class Api {

    private static final ObjectReader READER = ContractJson.newMapper()
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .reader();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** One for all, because it keeps connections open: opening one costs as much as the alert's check. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final int port;
    private final @Nullable String authorization;

    /** @param credential {@code name:password}, or null for nobody */
    public Api(int port, @Nullable String credential) {
        this.port = port;
        this.authorization = credential == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer: its status and its body. */
    public record Answer(int status, byte[] body) {

        public boolean good() {
            return status >= 200 && status < 300;
        }

        /** The body as a record of the contract's JSON form; a field that is absent is null. */
        public <T> T as(Class<T> type) {
            try {
                return READER.forType(type).readValue(body);
            } catch (IOException e) {
                throw new IllegalArgumentException("the answer is not what was expected: " + Sentences.reason(e), e);
            }
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** What a problem answer says, in one sentence: its rule, its detail and what to do. */
        public String problem() {
            try {
                var fields = as(Map.class);
                var sentence = new StringBuilder();
                for (var key : new String[] {"rule", "title", "detail", "remedy"}) {
                    if (fields.get(key) instanceof String text && !text.isBlank()) {
                        sentence.append(sentence.isEmpty() ? "" : ": ").append(text);
                    }
                }
                return sentence.isEmpty() ? "status " + status : sentence.toString();
            } catch (IllegalArgumentException e) {
                return "status " + status;
            }
        }
    }

    public Answer get(String path) {
        return exchange(request(path).GET());
    }

    public Answer post(String path, String contentType, byte[] body) {
        return exchange(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer put(String path) {
        return exchange(request(path).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer delete(String path) {
        return exchange(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json");
        return authorization == null ? builder : builder.header("Authorization", authorization);
    }

    private Answer exchange(HttpRequest.Builder request) {
        var built = request.build();
        try {
            var answer = HTTP.send(built, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new Refusal(
                    "nothing answers at %s (%s); is Weerklank up? './weerklank up' starts it"
                            .formatted(built.uri(), Sentences.reason(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("stopped while waiting for " + built.uri(), e);
        }
    }
}
