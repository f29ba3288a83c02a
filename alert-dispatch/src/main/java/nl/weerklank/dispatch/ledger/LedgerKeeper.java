package nl.weerklank.dispatch.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.dispatch.config.DispatchConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Starts and ends the ledger's loop with the service. */
@ApplicationScoped
public class LedgerKeeper {

    private @Nullable LedgerLoop loop;

    void start(
            @Observes @Priority(5000) StartupEvent event,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            LedgerConfig config,
            DispatchConfig dispatch,
            AlertVerifier verifier,
            Flyway flyway,
            LedgerStore store) {
        if (config.enabled()) {
            loop = new LedgerLoop(
                    brokers,
                    dispatch.instance(),
                    dispatch.channels(),
                    config,
                    new Clerk(verifier),
                    flyway::migrate,
                    store::write);
            loop.start();
        }
    }

    /** How many entries are held because the database does not take them. */
    public int waiting() {
        return loop == null ? 0 : loop.waiting();
    }

    void stop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }
}
