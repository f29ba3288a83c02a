package nl.weerklank.signal.format.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;

/** JSON under limits of depth and length; a name given twice is refused, for two readers would understand it differently. */
public final class Json {

    public static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    public static JsonNode read(byte[] raw) throws Unreadable {
        if (raw.length > MOST_BYTES) {
            throw new Unreadable(
                    Rule.TOO_LARGE, "", "the file has more than " + MOST_BYTES + " bytes", "ask for a smaller extract");
        }
        try {
            var tree = MAPPER.readTree(raw);
            if (tree == null || tree.isMissingNode()) {
                throw new Unreadable(Rule.NOT_WELL_FORMED, "", "there is nothing", "fetch it again");
            }
            return tree;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Unreadable(
                    Rule.NOT_WELL_FORMED,
                    at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    "the bytes are not JSON",
                    "check that the address answers with JSON; fetch it again if it was cut off");
        } catch (IOException e) {
            throw new Unreadable(Rule.NOT_WELL_FORMED, "", "the bytes are not readable as JSON", "fetch it again");
        }
    }

    /** Whether the bytes look like JSON rather than XML or plain text. */
    public static boolean looksLike(byte[] raw) {
        for (var b : raw) {
            if (b == '{' || b == '[') {
                return true;
            }
            if (b != ' '
                    && b != '\n'
                    && b != '\r'
                    && b != '\t'
                    && b != (byte) 0xEF
                    && b != (byte) 0xBB
                    && b != (byte) 0xBF) {
                return false;
            }
        }
        return false;
    }

    /** A text, or a number or boolean as text; empty where there is nothing. */
    public static String text(JsonNode parent, String field) {
        var node = parent.path(field);
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }

    /** The text that must be there. */
    public static String required(JsonNode parent, String field, String place) throws Unreadable {
        var text = text(parent, field);
        if (text.isEmpty()) {
            throw missing(place, field);
        }
        return text;
    }

    public static Unreadable missing(String place, String field) {
        return new Unreadable(
                Rule.MISSING_FIELD,
                place + "/" + field,
                field + " is not given",
                "ask the source to give " + field + ", or declare another format");
    }

    private static ObjectMapper mapper() {
        var mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxStringLength(8_000_000)
                        .maxNumberLength(400)
                        .build());
        return mapper;
    }
}
