package nl.weerklank.ingest.console.live;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.weerklank.console.Words;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.console.decide.DecideView;
import nl.weerklank.ingest.console.home.Clocks;
import nl.weerklank.ingest.console.home.Titles;
import nl.weerklank.ingest.live.LiveAlert;
import nl.weerklank.ingest.watch.Reaching;
import nl.weerklank.ingest.watch.Watch;
import org.jspecify.annotations.Nullable;

/** Puts dispatch's word on an alert into a person's language. */
@ApplicationScoped
class LiveWriter {

    private static final int MOST_DECISIONS = 12;

    private final Watch watch;
    private final Clocks clocks;

    LiveWriter(Watch watch, Clocks clocks) {
        this.watch = watch;
        this.clocks = clocks;
    }

    LiveView write(Visitor visitor, LiveAlert alert, Instant now) {
        var words = visitor.words();
        var latest = alert.latest();
        var reaching = watch.reaching(latest.alertId());
        var status = reaching.map(Reaching::status);
        boolean alive = alert.liveAt(now);
        return new LiveView(
                latest.alertId(),
                revision(latest.version(), reaching),
                Titles.of(latest.cap())
                        .or(() -> Titles.of(alert.versions().getFirst().cap()))
                        .orElse(latest.alertId()),
                words.of("kind." + latest.kind().name()),
                latest.mode() == Mode.EXERCISE,
                Titles.decidedBy(words, latest.authority()),
                alive,
                visitor.writes(latest.mode()),
                List.of(
                        new LiveView.Act("UPDATE", words.of("live.update"), ""),
                        new LiveView.Act("ALL_CLEAR", words.of("live.all-clear"), "second"),
                        new LiveView.Act("STOP", words.of("live.stop"), "danger")),
                status.isPresent(),
                problem(words, status, latest.version()),
                number(words, status, "reached"),
                number(words, status, "remainder"),
                status.map(node -> word(words, "dispatch.", node.path("state").asText()))
                        .orElse(""),
                status.map(node -> channels(words, node, latest.version())).orElse(List.of()),
                status.map(LiveWriter::decisions).orElse(List.of()),
                status.map(node -> curve(words, node)).orElse(List.of()),
                clocks.of(alert, !alive).steps(),
                latest.cap().infos().stream().map(LiveWriter::block).toList());
    }

    /** Differs whenever anything on the page does. */
    String revision(int version, Optional<Reaching> reaching) {
        return version + "." + reaching.map(Reaching::revision).orElse("-") + (watch.answering() ? "" : ".silent");
    }

    private @Nullable String problem(Words words, Optional<JsonNode> status, int version) {
        if (!watch.answering()) {
            return words.of(status.isPresent() ? "live.dispatch-silent" : "live.dispatch-unknown");
        }
        if (status.isEmpty()) {
            return words.of("live.not-yet");
        }
        return status.get().path("version").asInt() < version ? words.of("live.not-yet") : null;
    }

    private static List<LiveView.Channel> channels(Words words, JsonNode status, int version) {
        return each(status.path("channels"))
                .map(channel -> {
                    var state = channel.path("state").asText();
                    var current = each(channel.path("orders"))
                            .filter(order -> order.path("version").asInt() == version)
                            .toList();
                    return new LiveView.Channel(
                            channel.path("channel").asText(),
                            word(words, "rung.", state),
                            mood(state),
                            current.stream().map(order -> order(words, order)).toList(),
                            channel.path("note").isNull()
                                    ? ""
                                    : channel.path("note").asText(),
                            current.stream()
                                    .flatMap(order -> each(order.path("faults")))
                                    .map(fault -> fault.path("fault").asText() + " ("
                                            + fault.path("blame").asText() + "): "
                                            + fault.path("detail").asText())
                                    .distinct()
                                    .toList());
                })
                .toList();
    }

    private static String order(Words words, JsonNode order) {
        var rungs = each(order.path("rungs"))
                .map(rung -> word(words, "rung.", rung.path("rung").asText()) + " "
                        + seconds(rung.path("msAfterAcceptance").asLong()))
                .collect(Collectors.joining(", "));
        return words.of(
                "live.order",
                order.path("wave").asInt(),
                order.path("attempt").asInt(),
                order.path("cells").asInt(),
                rungs.isEmpty() ? words.of("rung.ORDERED") : rungs);
    }

    private static List<String> decisions(JsonNode status) {
        var lines = new ArrayList<>(each(status.path("decisions"))
                .map(decision -> decision.path("text").asText())
                .toList());
        Collections.reverse(lines);
        return lines.stream().limit(MOST_DECISIONS).toList();
    }

    private static List<LiveView.Point> curve(Words words, JsonNode status) {
        return each(status.path("remainderOverTime"))
                .map(point -> new LiveView.Point(
                        seconds(point.path("msAfterAcceptance").asLong()),
                        words.of("number", Math.round(point.path("remainder").asDouble())),
                        point.path("cause").asText()))
                .toList();
    }

    private static DecideView.Block block(CapInfo info) {
        return new DecideView.Block(
                info.languageOrDefault(),
                info.event(),
                or(info.headline()),
                or(info.description()),
                or(info.instruction()),
                or(info.web()),
                or(info.contact()));
    }

    private static String number(Words words, Optional<JsonNode> status, String which) {
        return status.map(node -> words.of(
                        "number", Math.round(node.path("people").path(which).asDouble())))
                .orElse("");
    }

    private static String mood(String state) {
        return switch (state) {
            case "TRANSMITTED", "OBSERVED", "STOPPED" -> "good";
            case "FAILED" -> "bad";
            case "PARTIAL" -> "warn";
            default -> "";
        };
    }

    /** The word for a code; a code that has none here is shown as it is. */
    private static String word(Words words, String prefix, String code) {
        return words.has(prefix + code) ? words.of(prefix + code) : code;
    }

    private static String seconds(long millis) {
        return "%.1f s".formatted(millis / 1000.0);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
