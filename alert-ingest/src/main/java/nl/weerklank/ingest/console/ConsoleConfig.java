package nl.weerklank.ingest.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an installation decides about its console. */
@ConfigMapping(prefix = "weerklank.ingest.console")
public interface ConsoleConfig {

    /** How long a session lasts without any request. */
    @WithDefault("PT30M")
    Duration idle();

    /** How long a session lasts at the most. */
    @WithDefault("PT12H")
    Duration longest();

    /** How long a message waits for an approver before the deputies are called in. */
    @WithDefault("PT2M")
    Duration deputyAfter();

    /** The accounts of the deputies. */
    Optional<List<String>> deputies();

    /** Whom alerts that are written here are from, where the senders file names nobody for an account. */
    @WithDefault("crisis-centre@weerklank.example")
    String sender();

    /** The languages that every alert written here is said in. */
    @WithDefault("nl-NL,en-GB")
    List<String> languages();

    /** The telephone numbers that may stand in an alert, digits only. */
    @WithDefault("112")
    Optional<List<String>> phones();
}
