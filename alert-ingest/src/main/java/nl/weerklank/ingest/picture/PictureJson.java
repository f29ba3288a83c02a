package nl.weerklank.ingest.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import nl.weerklank.signal.json.SignalJson;

/** Everything of the picture as JSON, markings included. */
public final class PictureJson {

    private static final ObjectMapper MAPPER = SignalJson.newMapper();

    private PictureJson() {}

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }

    /** @throws IllegalArgumentException without content when the bytes are not this */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("no " + type.getSimpleName(), e);
        }
    }
}
