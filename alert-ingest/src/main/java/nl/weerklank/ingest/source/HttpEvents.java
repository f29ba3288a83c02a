package nl.weerklank.ingest.source;

import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** CloudEvents over HTTP in binary mode, brought into the JSON form that readers and the kept record have. */
public final class HttpEvents {

    private static final JsonFormat FORMAT = new JsonFormat();
    private static final String CONTENT_TYPE = "content-type";

    private HttpEvents() {}

    /**
     * The event as JSON where its attributes came as headers; any other body as it is.
     *
     * @throws IllegalArgumentException when the headers are those of no event
     */
    public static byte[] structured(Map<String, String> headers, byte[] body) {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        var type = lower.getOrDefault(CONTENT_TYPE, "");
        if (type.startsWith("application/cloudevents") || !lower.containsKey("ce-specversion")) {
            return body;
        }
        try {
            return FORMAT.serialize(HttpMessageFactory.createReader(lower, body).toEvent());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the headers are those of no CloudEvent", e);
        }
    }
}
