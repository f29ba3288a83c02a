package nl.weerklank.channel.runtime.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while every poll loop turns. */
@Liveness
@ApplicationScoped
class LoopsAlive implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Seen(long turns, Instant since) {}

    private final RuntimeLifecycle lifecycle;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, Seen> seen = new HashMap<>();

    LoopsAlive(RuntimeLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("poll loops").up();
        var now = clock.instant();
        lifecycle
                .runtime()
                .ifPresent(runtime -> runtime.turns().forEach((loop, turns) -> {
                    var last =
                            seen.merge(loop, new Seen(turns, now), (was, is) -> was.turns() == is.turns() ? was : is);
                    if (turns > 0 && now.isAfter(last.since().plus(PATIENCE))) {
                        answer.down().withData(loop, "stands still since " + last.since());
                    }
                }));
        return answer.build();
    }
}
