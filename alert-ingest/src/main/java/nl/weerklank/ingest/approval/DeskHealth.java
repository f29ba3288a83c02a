package nl.weerklank.ingest.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether the desk can work: the tables are there and the database answered last time. */
@ApplicationScoped
public class DeskHealth {

    private static final Logger LOG = Logger.getLogger(DeskHealth.class);

    private final InstantSource clock;
    private volatile boolean prepared;
    private volatile @Nullable Instant failingSince;

    DeskHealth(InstantSource clock) {
        this.clock = clock;
        this.failingSince = clock.instant();
    }

    /** Whether the tables were made or found. */
    boolean prepared() {
        return prepared;
    }

    /** Since when drafts and approvals are not possible; empty when they are. */
    public Optional<Instant> unavailableSince() {
        return Optional.ofNullable(failingSince);
    }

    void tablesReady() {
        prepared = true;
        succeeded();
    }

    void succeeded() {
        if (failingSince != null) {
            failingSince = null;
            LOG.info("desk: the database answers");
        }
    }

    void failed(Throwable cause) {
        if (failingSince == null) {
            failingSince = clock.instant();
            LOG.warnf("desk: unavailable until the database answers: %s", cause.getMessage());
        }
    }
}
