package nl.weerklank.channel.web.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.text.SafeText;

/** One server-sent event (WHATWG HTML §9.2), written once for all who read it. */
public record StreamFrame(long id, Buffer bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEADLINE = 160;

    /** The event that tells of this change: {@code alert} while it holds, {@code ended} when it stopped. */
    public static StreamFrame of(PublicAlert alert) {
        var info = alert.event().cap().infos().stream().findFirst();
        var data = new LinkedHashMap<String, Object>();
        data.put("alert", alert.id());
        data.put("version", alert.version());
        data.put("revision", alert.revision());
        data.put("standing", alert.standing().name());
        data.put("mode", alert.event().mode().name());
        data.put("code", alert.code());
        data.put("at", alert.changedAt().toString());
        data.put("expires", alert.event().expires().toString());
        info.ifPresent(i -> {
            data.put("severity", i.severity().word());
            data.put("language", SafeText.clean(i.languageOrDefault(), 20, false));
            data.put("headline", SafeText.clean(i.headline() == null ? i.event() : i.headline(), HEADLINE, false));
        });
        var event = alert.standing().isCurrent() ? "alert" : "ended";
        return new StreamFrame(
                alert.revision(),
                Buffer.buffer("id: " + alert.revision() + "\nevent: " + event + "\ndata: " + json(data) + "\n\n"));
    }

    private static String json(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of words and numbers is always JSON", e);
        }
    }
}
