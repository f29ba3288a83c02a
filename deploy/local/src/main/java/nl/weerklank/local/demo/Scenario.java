package nl.weerklank.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The messages of the demonstration, as a control room would write them: a chemical fire at Moerdijk, its update and its end. */
final class Scenario {

    private static final DateTimeFormatter CAP_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final ZoneId NETHERLANDS = ZoneId.of("Europe/Amsterdam");
    private static final Duration LASTS = Duration.ofHours(2);

    private final Instant start;
    private final String name;

    Scenario(Instant start) {
        this.start = start.truncatedTo(ChronoUnit.SECONDS);
        this.name = "moerdijk-" + this.start.getEpochSecond();
    }

    byte[] alert() {
        return message("moerdijk-alert.xml", name + "-1", start, "");
    }

    byte[] update(Instant now) {
        return message("moerdijk-update.xml", name + "-2", now, reference(name + "-1", start));
    }

    byte[] cancel(Instant now, Instant updated) {
        return message(
                "moerdijk-cancel.xml",
                name + "-3",
                now,
                reference(name + "-1", start) + " " + reference(name + "-2", updated));
    }

    private static String reference(String identifier, Instant sent) {
        return "meldkamer@mwb.weerklank.example," + identifier + "," + capTime(sent);
    }

    private static byte[] message(String template, String identifier, Instant sent, String references) {
        try (var stream = Objects.requireNonNull(Scenario.class.getResourceAsStream(template), template)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{identifier}", identifier)
                    .replace("{sent}", capTime(sent))
                    .replace("{expires}", capTime(sent.plus(LASTS)))
                    .replace("{references}", references)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String capTime(Instant time) {
        return CAP_TIME.format(time.truncatedTo(ChronoUnit.SECONDS).atZone(NETHERLANDS));
    }
}
