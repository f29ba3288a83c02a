package nl.weerklank.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question to a server.
 *
 * @param headers what proves who asks; they go to this address's own host only
 * @param body what is posted; absent for a plain GET
 * @param mostBytes how much is read of the answer before it is given up
 * @param timeLimit for the whole answer, the last byte included
 */
record Question(
        URI address,
        String accept,
        Map<String, String> headers,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String body,
        int mostBytes,
        Duration timeLimit) {

    Question {
        headers = Map.copyOf(headers);
    }
}
