package nl.weerklank.ingest.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where dispatch answers, and as whom the console asks it. */
@ConfigMapping(prefix = "weerklank.ingest.dispatch")
public interface WatchConfig {

    /** The address of alert-dispatch; without it the console shows decisions, and not how they reach people. */
    Optional<URI> address();

    /** An account of dispatch that may read. */
    @WithDefault("desk")
    String account();

    /** The file with that account's password. */
    Optional<Path> passwordFile();
}
