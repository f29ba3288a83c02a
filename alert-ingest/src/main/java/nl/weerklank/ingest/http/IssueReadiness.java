package nl.weerklank.ingest.http;

import jakarta.enterprise.context.ApplicationScoped;
import nl.weerklank.ingest.approval.DeskHealth;
import nl.weerklank.ingest.intake.Rehearsal;
import nl.weerklank.ingest.live.LiveFeed;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once everything issued before is known; a dead database is said, but does not make the service unready. */
@Readiness
@ApplicationScoped
class IssueReadiness implements HealthCheck {

    private final LiveFeed live;
    private final DeskHealth desk;
    private final Rehearsal rehearsal;

    IssueReadiness(LiveFeed live, DeskHealth desk, Rehearsal rehearsal) {
        this.live = live;
        this.desk = desk;
        this.rehearsal = rehearsal;
    }

    @Override
    public HealthCheckResponse call() {
        var since = desk.unavailableSince();
        return HealthCheckResponse.named("alerts can be issued")
                .status(live.caughtUp() && rehearsal.done())
                .withData("issuedBefore", live.caughtUp() ? "known" : "being read from topic alerts")
                .withData("desk", since.map(at -> "unavailable since " + at).orElse("available"))
                .build();
    }
}
