package nl.weerklank.ingest.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What asking an address gave. */
sealed interface Fetched {

    /** @param etag and lastModified what the next question may repeat */
    @SuppressWarnings("ArrayRecordComponent")
    record Got(
            byte[] body,
            String mediaType,
            @Nullable String etag,
            @Nullable String lastModified) implements Fetched {}

    /** The server says that nothing has changed: the source is alive. */
    record NotModified() implements Fetched {}

    /**
     * @param fault what happened, in one sentence
     * @param remedy what an operator can do, in one sentence
     * @param notBefore how long the server asks to be left alone
     */
    record Failed(String fault, String remedy, @Nullable Duration notBefore) implements Fetched {}
}
