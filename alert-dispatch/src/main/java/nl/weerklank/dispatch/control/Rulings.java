package nl.weerklank.dispatch.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.operator.Ruling;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.channel.ChannelView;

/** The last ruling on each channel by a person, and the last by dispatch itself; immutable. */
public final class Rulings {

    /** Nothing was ruled. */
    public static final Rulings NONE = new Rulings(Map.of());

    private final Map<String, ChannelControl> byKey;

    private Rulings(Map<String, ChannelControl> byKey) {
        this.byKey = byKey;
    }

    /** With this ruling as the last of its kind. */
    public Rulings with(String key, ChannelControl control) {
        var changed = new HashMap<>(byKey);
        changed.put(key, control);
        return new Rulings(Map.copyOf(changed));
    }

    /** Without what was ruled under this key. */
    public Rulings without(String key) {
        var changed = new HashMap<>(byKey);
        changed.remove(key);
        return new Rulings(Map.copyOf(changed));
    }

    /** What a person ruled, while it holds: a channel that is open, or whose maintenance is over, has none. */
    public Optional<ChannelControl> byHand(String channel, Instant now) {
        return Optional.ofNullable(byKey.get(channel + "/hand")).filter(control -> switch (control.ruling()) {
            case Ruling.Open open -> false;
            case Ruling.Closed closed -> true;
            case Ruling.Maintenance maintenance -> now.isBefore(maintenance.until());
            case Ruling.Damped damped -> false;
        });
    }

    /** How much the channel has flapped. */
    public Damping damping(String channel, Instant now) {
        var control = byKey.get(channel + "/damped");
        return control != null && control.ruling() instanceof Ruling.Damped damped
                ? new Damping(damped.penalty(), control.at(), damped.quarantined()).at(now)
                : Damping.NONE;
    }

    /** The channel as it may be used: closed by hand, kept for the last resort, or as it is. */
    public ChannelView applied(ChannelView view, Instant now) {
        if (byKey.isEmpty()) {
            return view;
        }
        var hand = byHand(view.channel(), now);
        if (hand.isPresent()) {
            return view.as(ChannelState.CLOSED, sentence(hand.get()));
        }
        var damping = damping(view.channel(), now);
        return damping.quarantined() ? view.lastResort(sentence(damping) + view.reason()) : view;
    }

    private static String sentence(ChannelControl control) {
        var why = control.comment().isBlank() ? "" : ": " + control.comment();
        return switch (control.ruling()) {
            case Ruling.Maintenance(Instant until) ->
                "in maintenance by %s until %s%s".formatted(control.by(), seconds(until), why);
            case Ruling.Open open -> "opened by %s at %s%s".formatted(control.by(), seconds(control.at()), why);
            case Ruling.Closed closed -> "closed by %s at %s%s".formatted(control.by(), seconds(control.at()), why);
            case Ruling.Damped damped -> "damped at %s%s".formatted(seconds(control.at()), why);
        };
    }

    private static String sentence(Damping damping) {
        return "quarantined because it went down again and again; back at %s if it stays up; now: "
                .formatted(seconds(damping.backAt()));
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
