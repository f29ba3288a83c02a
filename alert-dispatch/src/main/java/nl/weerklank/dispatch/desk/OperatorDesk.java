package nl.weerklank.dispatch.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.operator.Act;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.contract.operator.Ruling;
import nl.weerklank.contract.operator.Step;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.config.DispatchConfig;
import nl.weerklank.dispatch.day.OperatorTopics;
import nl.weerklank.dispatch.letters.LetterCareDesk;
import nl.weerklank.dispatch.letters.LetterShelf;
import nl.weerklank.dispatch.state.LiveView;
import org.jspecify.annotations.Nullable;

/** What operators do by hand: checked, then put on record; API and pages use the same desk. */
@ApplicationScoped
public class OperatorDesk {

    private static final int LONGEST_REASON = 500;
    private static final Duration LONGEST_MAINTENANCE = Duration.ofDays(30);

    private final OperatorTopics topics;
    private final LetterShelf shelf;
    private final LetterCareDesk letters;
    private final LiveView view;
    private final List<String> channels;
    private final InstantSource clock;

    OperatorDesk(
            OperatorTopics topics,
            LetterShelf shelf,
            LetterCareDesk letters,
            LiveView view,
            DispatchConfig config,
            InstantSource clock) {
        this.topics = topics;
        this.shelf = shelf;
        this.letters = letters;
        this.view = view;
        this.channels = config.channels();
        this.clock = clock;
    }

    /**
     * Opens, closes or takes a channel into maintenance; completes when it is on record.
     *
     * @param until the end of a maintenance; needed there and nowhere else
     */
    public CompletionStage<Void> rule(
            String channel, String ruling, @Nullable Instant until, @Nullable String comment, String by) {
        if (!channels.contains(channel)) {
            throw new RefusedException("there is no channel '%s'; there are %s".formatted(channel, channels));
        }
        var now = clock.instant();
        var control = new ChannelControl(
                ChannelControl.SCHEMA, channel, by, now, reason(comment), ruling(ruling, until, now));
        var state = ruling.equals("open") ? ChannelState.UP : ChannelState.CLOSED;
        var text = switch (control.ruling()) {
            case Ruling.Maintenance(Instant end) -> "in maintenance until " + end + ": " + control.comment();
            case Ruling.Closed closed -> "closed: " + control.comment();
            default -> "opened: " + control.comment();
        };
        var moment = new ChannelMoment(ChannelMoment.SCHEMA, channel, now, ChannelMoment.Kind.RULING, state, by, text);
        return topics.rule(control).thenCompose(ruled -> topics.happened(moment));
    }

    private static Ruling ruling(String word, @Nullable Instant until, Instant now) {
        return switch (word) {
            case "open" -> new Ruling.Open();
            case "closed" -> new Ruling.Closed();
            case "maintenance" -> {
                if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST_MAINTENANCE))) {
                    throw new RefusedException("a maintenance has an end, later than now and within 30 days");
                }
                yield new Ruling.Maintenance(until);
            }
            default ->
                throw new RefusedException("'%s' is no ruling; there are open, closed, maintenance".formatted(word));
        };
    }

    /** Asks for a step by hand in a dissemination; completes with its id when it is on record, not yet carried out. */
    public CompletionStage<String> step(
            String alertId, int version, String act, @Nullable String about, @Nullable String reason, String by) {
        if (view.find(alertId).isEmpty()) {
            throw new RefusedException("no alert with id '%s' is known here".formatted(alertId));
        }
        if (about == null || about.isBlank()) {
            throw new RefusedException("say which " + (act.equals("retry") ? "order" : "channel"));
        }
        var what = switch (act) {
            case "retry" -> new Act.Retry(about);
            case "add" -> new Act.Add(about);
            case "stop" -> new Act.Stop(about);
            default -> throw new RefusedException("'%s' is no step; there are retry, add, stop".formatted(act));
        };
        var step = new Step(
                Step.SCHEMA, UUID.randomUUID().toString(), alertId, version, by, clock.instant(), reason(reason), what);
        return topics.step(step).thenApply(taken -> step.stepId());
    }

    /** Replays or discards a dead letter; blocks while the letter is looked for. */
    public CompletionStage<Void> care(String letter, String what, @Nullable String reason, String by) {
        var why = reason(reason);
        var kept = shelf.find(letter).orElseThrow(() -> new RefusedException("no dead letter '%s'".formatted(letter)));
        if (!kept.letter().open()) {
            throw new RefusedException("somebody saw to this dead letter already");
        }
        return switch (what) {
            case "replay" -> letters.replay(kept, by, why);
            case "discard" -> letters.discard(kept, by, why);
            default -> throw new RefusedException("'%s' is nothing to do; there are replay, discard".formatted(what));
        };
    }

    private static String reason(@Nullable String said) {
        var text = said == null ? "" : said.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw new RefusedException(
                    "give a reason of 1 to %d characters; it goes on record".formatted(LONGEST_REASON));
        }
        return text;
    }
}
