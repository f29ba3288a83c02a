package nl.weerklank.dispatch.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ledger is kept. */
@ConfigMapping(prefix = "weerklank.dispatch.ledger")
public interface LedgerConfig {

    /** Whether this copy of the service keeps the ledger. */
    @WithDefault("true")
    boolean enabled();

    /** How long to wait before trying again when the database does not answer. */
    @WithDefault("1s")
    Duration again();

    /** The most entries in one transaction. */
    @WithDefault("200")
    int batch();
}
