package nl.weerklank.ingest.watch;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which channel runtimes show what they would make of an alert. */
@ConfigMapping(prefix = "weerklank.ingest.previews")
public interface PreviewConfig {

    /** The addresses of the channel runtimes; without them the console shows the text alone. */
    Optional<List<URI>> addresses();
}
