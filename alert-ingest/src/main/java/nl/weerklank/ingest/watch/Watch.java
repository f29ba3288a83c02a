package nl.weerklank.ingest.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks dispatch about the alerts that somebody looks at, each second and once for all who look, on a thread of its own; about nothing
 * while nobody does.
 */
@ApplicationScoped
public class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LOOKED_AT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long EVERY_MILLIS = 500;

    private final WatchConfig config;
    private final ObjectMapper json;
    private final Map<String, Long> lookedAt = new ConcurrentHashMap<>();
    private final Map<String, Reaching> latest = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .name("console-watch")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private @Nullable HttpClient client;
    private volatile boolean answering = true;

    Watch(WatchConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** What dispatch said last about this alert; asking has it asked again for some seconds. */
    public Optional<Reaching> reaching(String alertId) {
        if (config.address().isPresent()) {
            lookedAt.put(alertId, System.nanoTime());
            begin();
        }
        return Optional.ofNullable(latest.get(alertId));
    }

    /** Whether dispatch answered the last question. */
    public boolean answering() {
        return config.address().isPresent() && answering;
    }

    private synchronized void begin() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        long now = System.nanoTime();
        lookedAt.values().removeIf(at -> now - at > LOOKED_AT_NANOS);
        latest.keySet().removeIf(id -> latest.size() > 1_000 && !lookedAt.containsKey(id));
        try {
            for (var id : lookedAt.keySet()) {
                ask(id).ifPresent(found -> latest.put(id, found));
            }
            answering = true;
        } catch (IOException e) {
            if (answering) {
                LOG.warnf("console: dispatch does not answer: %s", e.getMessage());
            }
            answering = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("console: dispatch was not understood: %s", e.getMessage());
        }
    }

    private Optional<Reaching> ask(String alertId) throws IOException, InterruptedException {
        var base = config.address().orElseThrow();
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1/disseminations/" + alertId))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials())
                .GET()
                .build();
        var answer = java.util.Objects.requireNonNull(client).send(request, HttpResponse.BodyHandlers.ofByteArray());
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(Reaching.of(json.readTree(answer.body())));
            case 404 -> Optional.empty();
            default -> throw new IOException("status " + answer.statusCode());
        };
    }

    private String credentials() throws IOException {
        var file = config.passwordFile();
        var password = file.isPresent() ? Files.readString(file.get()).strip() : "";
        return Base64.getEncoder().encodeToString((config.account() + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
