package nl.weerklank.ingest.setup;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import nl.weerklank.ingest.account.CurrentAccounts;
import nl.weerklank.ingest.console.ConsoleConfig;
import nl.weerklank.ingest.session.SessionLimits;
import nl.weerklank.ingest.session.Sessions;
import nl.weerklank.ingest.session.SignIn;

/** Makes the console's parts that know no framework. */
class ConsoleWiring {

    @Produces
    @Singleton
    Sessions sessions(ConsoleConfig config, InstantSource clock) {
        return new Sessions(new SessionLimits(config.idle(), config.longest()), clock);
    }

    @Produces
    @Singleton
    SignIn signIn(CurrentAccounts accounts, InstantSource clock) {
        return new SignIn(accounts, clock);
    }
}
