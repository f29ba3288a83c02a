package nl.weerklank.dispatch.app;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Group {@code progress}: up while every task of the stream moves; ready and not moving is what a restart mends. */
@HealthGroup("progress")
@ApplicationScoped
public class StreamProgress implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Progress progress;

    StreamProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        var idle = progress.idle();
        return HealthCheckResponse.named("stream moves")
                .status(idle.compareTo(PATIENCE) < 0)
                .withData("idle-ms", idle.toMillis())
                .build();
    }
}
