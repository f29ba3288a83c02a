package nl.weerklank.ingest.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.json.ContractJson;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the channel runtimes what they would make of an alert; what does not answer in time is said to be missing. */
@ApplicationScoped
public class Previews {

    private static final Logger LOG = Logger.getLogger(Previews.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration VOICE_PATIENCE = Duration.ofSeconds(20);

    private final PreviewConfig config;
    private final ObjectMapper json;
    private @Nullable HttpClient client;

    Previews(PreviewConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /**
     * What was answered.
     *
     * @param channels each channel's word, as the runtimes wrote it
     * @param complete whether every runtime answered
     */
    public record Answered(List<JsonNode> channels, boolean complete) {
        public Answered {
            channels = List.copyOf(channels);
        }
    }

    public Answered of(AlertEvent alert) {
        var body = ContractJson.write(alert);
        var asked = addresses().stream()
                .map(address -> client().sendAsync(
                                request(address + "/api/v1/previews", body, PATIENCE),
                                HttpResponse.BodyHandlers.ofByteArray()))
                .toList();
        var channels = new ArrayList<JsonNode>();
        boolean complete = !asked.isEmpty();
        for (var answer : asked) {
            complete &= read(answer, channels);
        }
        return new Answered(channels, complete);
    }

    /** The voice of one channel in one language; empty when none of the runtimes has it. */
    public Optional<byte[]> sound(AlertEvent alert, String channel, String language) {
        var body = ContractJson.write(alert);
        for (var address : addresses()) {
            var path = address + "/api/v1/previews/" + encoded(channel) + "/sound/" + encoded(language);
            try {
                var answer =
                        client().send(request(path, body, VOICE_PATIENCE), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    return Optional.of(answer.body());
                }
            } catch (IOException e) {
                LOG.debugf("preview: %s does not answer: %s", address, e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean read(CompletableFuture<HttpResponse<byte[]>> asked, List<JsonNode> into) {
        try {
            var answer = asked.join();
            if (answer.statusCode() != 200) {
                return false;
            }
            json.readTree(answer.body()).forEach(into::add);
            return true;
        } catch (CompletionException | IOException e) {
            LOG.debugf("preview: a runtime does not answer: %s", e.getMessage());
            return false;
        }
    }

    private List<URI> addresses() {
        return config.addresses().orElse(List.of());
    }

    private synchronized HttpClient client() {
        var known = client;
        if (known == null) {
            known = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            client = known;
        }
        return known;
    }

    private static HttpRequest request(String address, byte[] body, Duration patience) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
