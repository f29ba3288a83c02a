package nl.weerklank.dispatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.gate.Stage;
import nl.weerklank.dispatch.lifecycle.Decision;
import nl.weerklank.dispatch.lifecycle.Effect;
import nl.weerklank.dispatch.lifecycle.Lifecycle;
import nl.weerklank.dispatch.lifecycle.LifecycleEvent;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.table.ChannelTables;
import nl.weerklank.dispatch.track.Dissemination;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the disseminations of one partition: each event is decided, its effects go out, then the new state is kept. */
final class DisseminationProcessor implements Processor<String, Stage, String, Object> {

    private static final Logger LOG = Logger.getLogger(DisseminationProcessor.class);

    private final Lifecycle lifecycle;
    private final ChannelTables tables;
    private final LiveView view;
    private final InstantSource clock;
    private final Duration tick;
    private final Duration keep;
    private final Map<String, Dissemination> known = new HashMap<>();
    private List<ChannelView> lastSeen = List.of();
    private final Set<String> takenOver = new HashSet<>();
    private String task = "";
    private @Nullable Effects effects;
    private @Nullable KeyValueStore<String, Dissemination> store;

    DisseminationProcessor(
            Lifecycle lifecycle,
            ChannelTables tables,
            LiveView view,
            InstantSource clock,
            Duration tick,
            Duration keep) {
        this.lifecycle = lifecycle;
        this.tables = tables;
        this.view = view;
        this.clock = clock;
        this.tick = tick;
        this.keep = keep;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        effects = new Effects(context);
        task = context.taskId().toString();
        store = context.getStateStore(DispatchTopology.STORE);
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value == null) {
                    LOG.errorf(
                            "what was kept of an alert cannot be read and is left out; issue the alert again if it is still live alert=%s",
                            entry.key);
                    return;
                }
                known.put(entry.key, entry.value);
                takenOver.add(entry.key);
                view.publish(entry.value);
            });
        }
        context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, at -> tick());
    }

    @Override
    public void process(Record<String, Stage> record) {
        var now = clock.instant();
        var before = known.get(record.key());
        try {
            var decision = lifecycle.decide(before, record.value().event(), tables.views(), now);
            carryOut(record.key(), before, decision, record, now);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.errorf(e, "event not decided alert=%s", record.key());
            effects().putAside(record, Fault.MALFORMED, "could not be decided: " + e.getMessage());
        }
    }

    private void tick() {
        var now = clock.instant();
        view.moved(task, now);
        var channels = tables.views();
        var event = sameToUs(channels, lastSeen) ? new LifecycleEvent.Tick() : new LifecycleEvent.ChannelsChanged();
        lastSeen = channels;
        for (var before : List.copyOf(known.values())) {
            if (before.phase().ended() && before.changedAt().plus(keep).isBefore(now)) {
                forget(before);
            } else if (takenOver.remove(before.alertId())) {
                decide(before, new LifecycleEvent.Resumed(), channels, now);
            } else {
                decide(before, event, channels, now);
            }
        }
    }

    private static boolean sameToUs(List<ChannelView> now, List<ChannelView> before) {
        if (now.size() != before.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            var a = now.get(i);
            var b = before.get(i);
            if (a.state() != b.state()
                    || a.lastResort() != b.lastResort()
                    || !a.modes().equals(b.modes())
                    || !a.reach().equals(b.reach())) {
                return false;
            }
        }
        return true;
    }

    private void decide(Dissemination before, LifecycleEvent event, List<ChannelView> channels, Instant now) {
        try {
            var decision = lifecycle.decide(before, event, channels, now);
            carryOut(before.alertId(), before, decision, null, now);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.errorf(e, "passing of time not decided alert=%s", before.alertId());
        }
    }

    private void carryOut(
            String alertId,
            @Nullable Dissemination before,
            Decision decision,
            @Nullable Record<String, Stage> record,
            Instant now) {
        // Orders first: what is written down of them can wait for the people who read it.
        for (var effect : decision.effects()) {
            if (effect instanceof Effect.Send send) {
                effects().send(send.order(), now);
            }
        }
        for (var effect : decision.effects()) {
            switch (effect) {
                case Effect.Send sent -> {}
                case Effect.Record note -> effects().record(alertId, note.note(), now);
                case Effect.PutAside aside -> {
                    if (record != null) {
                        effects().putAside(record, Fault.MALFORMED, aside.cause());
                    }
                }
            }
        }
        var after = decision.state();
        if (after != null && after != before) {
            known.put(alertId, after);
            store().put(alertId, after);
            view.publish(after);
        }
    }

    private void forget(Dissemination ended) {
        known.remove(ended.alertId());
        store().delete(ended.alertId());
        view.remove(ended.alertId());
    }

    @Override
    public void close() {
        view.left(task);
        known.keySet().forEach(view::remove);
        known.clear();
    }

    private Effects effects() {
        if (effects == null) {
            throw new IllegalStateException("initialised by the topology");
        }
        return effects;
    }

    private KeyValueStore<String, Dissemination> store() {
        if (store == null) {
            throw new IllegalStateException("initialised by the topology");
        }
        return store;
    }
}
