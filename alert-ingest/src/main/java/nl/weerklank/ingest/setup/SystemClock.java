package nl.weerklank.ingest.setup;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The one clock that everything here asks; in whole milliseconds, which every store keeps exactly. */
class SystemClock {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
