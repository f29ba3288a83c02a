package nl.weerklank.ingest.approval;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Brings the tables up to date in the background, so that a dead database stops no alert that needs none. */
@ApplicationScoped
class Migration {

    private static final Logger LOG = Logger.getLogger(Migration.class);
    private static final int RETRY_SECONDS = 1;

    private final Flyway flyway;
    private final DeskHealth health;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("migration").daemon().factory());

    Migration(Flyway flyway, DeskHealth health) {
        this.flyway = flyway;
        this.health = health;
    }

    void start(@Observes StartupEvent event) {
        thread.execute(this::attempt);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void attempt() {
        try {
            flyway.migrate();
            health.tablesReady();
            thread.shutdown();
        } catch (FlywayException e) {
            LOG.warnf("desk: tables not prepared, trying again in %d s: %s", RETRY_SECONDS, firstLine(e));
            thread.schedule(this::attempt, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
