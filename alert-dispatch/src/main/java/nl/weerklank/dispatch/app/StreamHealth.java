package nl.weerklank.dispatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import nl.weerklank.dispatch.stream.StreamRunner;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when alerts are being taken; the database has no say in it. */
@Readiness
@ApplicationScoped
public class StreamHealth implements HealthCheck {

    private final StreamRunner runner;

    StreamHealth(StreamRunner runner) {
        this.runner = runner;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stream")
                .status(runner.running())
                .withData("state", runner.state())
                .build();
    }
}
