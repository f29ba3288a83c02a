package nl.weerklank.dispatch.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.plan.PlanPolicy;
import nl.weerklank.dispatch.track.Dissemination;
import nl.weerklank.testkit.SampleAlerts;
import org.jspecify.annotations.Nullable;

/** Plays events into a lifecycle and keeps what came out. */
final class Story {

    private final Lifecycle lifecycle;
    private final List<Effect> effects = new ArrayList<>();
    private List<ChannelView> channels;
    private Instant now = Town.NOON;
    private @Nullable Dissemination state;

    Story(PlanPolicy policy, ChannelView... channels) {
        this.lifecycle = new Lifecycle(Town.PEOPLE, policy);
        this.channels = List.of(channels);
    }

    Story issue(AlertEvent alert) {
        return happen(new LifecycleEvent.Issued(alert, SampleAlerts.sign(alert)));
    }

    Story issueAfter(Duration time, AlertEvent alert) {
        now = now.plus(time);
        return issue(alert);
    }

    Story reached(Order order, Rung rung, CellSet cells) {
        return report(order, new Outcome.Reached(rung), cells);
    }

    Story failed(Order order, Fault fault, CellSet cells) {
        return report(order, new Outcome.Failed(fault), cells);
    }

    Story report(Order order, Outcome outcome, CellSet cells) {
        return happen(new LifecycleEvent.Reported(new Report(
                Report.SCHEMA,
                order.orderId(),
                order.alertId(),
                order.version(),
                order.channel(),
                order.channel() + "-1",
                now,
                cells,
                outcome,
                "as the test says")));
    }

    Story after(Duration time) {
        now = now.plus(time);
        return happen(new LifecycleEvent.Tick());
    }

    Story channelsAre(ChannelView... now) {
        channels = List.of(now);
        return happen(new LifecycleEvent.ChannelsChanged());
    }

    Story happen(LifecycleEvent event) {
        effects.clear();
        var decision = lifecycle.decide(state, event, channels, now);
        state = decision.state();
        effects.addAll(decision.effects());
        return this;
    }

    Dissemination state() {
        if (state == null) {
            throw new AssertionError("nothing is known yet");
        }
        return state;
    }

    /** Orders that the last event sent. */
    List<Order> sent() {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).order())
                .toList();
    }

    Order sentTo(String channel) {
        return sent().stream()
                .filter(order -> order.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no order to " + channel + " in " + sent()));
    }

    List<String> putAside() {
        return effects.stream()
                .filter(Effect.PutAside.class::isInstance)
                .map(effect -> ((Effect.PutAside) effect).cause())
                .toList();
    }
}
