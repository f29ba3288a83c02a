package nl.weerklank.ingest.picture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an installation decides about signals; without rules no picture is made. */
@ConfigMapping(prefix = "weerklank.picture")
public interface PictureConfig {

    /** Rule files (YAML, docs/rules.md). */
    Optional<List<Path>> rules();

    /** Holds a lock and nothing that matters. */
    Optional<Path> stateDir();

    /** The name under which this copy takes its work up again after a restart. */
    @WithDefault("picture-1")
    String instance();

    /** How many signals a second that are not grave are looked at; more are left out and counted. 0 for no bound. */
    @WithDefault("1500")
    int budget();
}
