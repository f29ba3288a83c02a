package nl.weerklank.channel.runtime.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every channel takes orders; whether its network works is shown, but does not decide. */
@Readiness
@ApplicationScoped
class ChannelsReady implements HealthCheck {

    private final RuntimeLifecycle lifecycle;

    ChannelsReady(RuntimeLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("channels");
        var runtime = lifecycle.runtime();
        if (runtime.isEmpty()) {
            return answer.down().withData("waits for", "the start").build();
        }
        var waits = runtime.get().waitsFor();
        runtime.get()
                .health()
                .forEach((channel, health) -> answer.withData(channel, health.state() + ": " + health.reason()));
        if (!waits.isEmpty()) {
            answer.withData("waits for", String.join("; ", waits));
        }
        return answer.status(waits.isEmpty()).build();
    }
}
