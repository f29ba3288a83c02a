package nl.weerklank.dispatch.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.contract.operator.Ruling;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.channel.ChannelView;

/** Looks at the channels again and again and says what changed: a moment of history each, and a ruling when one flaps. Not thread-safe. */
public final class FlapWatch {

    /** What one look found. */
    public record Found(List<ChannelMoment> moments, List<ChannelControl> controls) {

        public Found {
            moments = List.copyOf(moments);
            controls = List.copyOf(controls);
        }
    }

    /** Two copies of this service that see the same fall count it once. */
    private static final Duration SAME_FALL = Duration.ofSeconds(4);

    private static final Duration JUST_NOW = Duration.ofSeconds(4);

    private final String by;
    private final Map<String, ChannelState> was = new HashMap<>();
    private final Map<String, ChannelState> used = new HashMap<>();
    private final Map<String, Boolean> quarantined = new HashMap<>();

    /** @param by the name under which changes are put on record */
    public FlapWatch(String by) {
        this.by = by;
    }

    /**
     * One look.
     *
     * @param bare the channels as they are, whatever was ruled
     */
    public Found look(List<ChannelView> bare, Rulings rulings, Instant now) {
        var moments = new ArrayList<ChannelMoment>();
        var controls = new ArrayList<ChannelControl>();
        boolean deaf = bare.stream().noneMatch(view -> justHeard(view, now));
        for (var view : bare) {
            boolean fell = fell(view) && !deaf;
            was.put(view.channel(), view.state());
            var damping = rulings.damping(view.channel(), now);
            if (fell && Duration.between(damping.at(), now).compareTo(SAME_FALL) > 0) {
                damping = damping.fell(now);
                controls.add(control(view.channel(), damping, now));
            }
            moments(view, rulings, damping, now, moments);
        }
        return new Found(moments, controls);
    }

    /** When no channel at all was heard of just now, it is our own ears, or the broker. */
    private static boolean justHeard(ChannelView view, Instant now) {
        var heartbeat = view.heartbeat();
        return heartbeat != null && heartbeat.plus(JUST_NOW).isAfter(now);
    }

    private boolean fell(ChannelView view) {
        var before = was.get(view.channel());
        return view.state() == ChannelState.DOWN && (before == ChannelState.UP || before == ChannelState.DEGRADED);
    }

    private void moments(ChannelView bare, Rulings rulings, Damping damping, Instant now, List<ChannelMoment> moments) {
        var view = rulings.applied(bare, now);
        var before = used.put(view.channel(), view.state());
        if (before != null && before != view.state()) {
            moments.add(moment(view, ChannelMoment.Kind.STATE, now, view.reason()));
        }
        var isQuarantined = damping.quarantined();
        var wasQuarantined = quarantined.put(view.channel(), isQuarantined);
        if (wasQuarantined != null && wasQuarantined != isQuarantined) {
            var text = isQuarantined
                    ? "quarantined because it went down again and again; back at %s if it stays up"
                            .formatted(damping.backAt())
                    : "back from quarantine";
            moments.add(moment(view, ChannelMoment.Kind.DAMPING, now, text));
        }
    }

    private ChannelMoment moment(ChannelView view, ChannelMoment.Kind kind, Instant now, String text) {
        return new ChannelMoment(ChannelMoment.SCHEMA, view.channel(), now, kind, view.state(), by, text);
    }

    private ChannelControl control(String channel, Damping damping, Instant now) {
        return new ChannelControl(
                ChannelControl.SCHEMA,
                channel,
                by,
                now,
                "it went down",
                new Ruling.Damped(damping.penalty(), damping.quarantined()));
    }
}
