package nl.weerklank.dispatch.app;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Group {@code progress}: up while the ledger is written; while it is not, alerts go out all the same. */
@HealthGroup("progress")
@ApplicationScoped
public class LedgerProgress implements HealthCheck {

    private final Progress progress;

    LedgerProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        int waiting = progress.ledgerWaiting();
        return HealthCheckResponse.named("ledger is written")
                .status(waiting == 0)
                .withData("entries-waiting", waiting)
                .build();
    }
}
