package nl.weerklank.ingest.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where one alert stands by dispatch's own word.
 *
 * @param firstEmission when a channel first confirmed that it transmitted
 * @param tenthLeft when fewer than a tenth of its people remained
 * @param status what dispatch said, word for word
 */
public record Reaching(
        String revision,
        @Nullable Instant firstEmission,
        @Nullable Instant tenthLeft,
        JsonNode status) {

    private static final double TENTH = 0.1;

    static Reaching of(JsonNode status) {
        return new Reaching(
                status.path("revision").asText(),
                each(status.path("channels"))
                        .flatMap(channel -> each(channel.path("orders")))
                        .flatMap(order -> each(order.path("rungs")))
                        .filter(rung -> rung.path("rung").asText().equals("TRANSMITTED"))
                        .map(rung -> Instant.parse(rung.path("at").asText()))
                        .min(Instant::compareTo)
                        .orElse(null),
                each(status.path("remainderOverTime"))
                        .filter(point -> point.path("remainder").asDouble()
                                < TENTH * status.path("people").path("total").asDouble())
                        .map(point -> Instant.parse(point.path("at").asText()))
                        .min(Instant::compareTo)
                        .orElse(null),
                status);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
