package nl.weerklank.channel.cellbroadcast.centre;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import nl.weerklank.channel.cellbroadcast.bsc.BscListener;
import nl.weerklank.channel.cellbroadcast.bsc.BscQuestions;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.placement.Placement;
import nl.weerklank.contract.order.OrderAction;

/** What happens to live alerts without an order: answers are told, ends come, BSCs fail and return, counts are asked; on the centre's thread. */
final class Upkeep implements BscListener {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LATE_ORDERS = Duration.ofHours(24);

    private final LiveAlerts alerts;
    private final Memory memory;
    private final LinkLoop loop;
    private final InstantSource clock;
    private final Duration statusEvery;
    private final List<BscQuestions> bscs;
    private final BitSet toEmpty = new BitSet();

    Upkeep(
            List<BscQuestions> bscs,
            LiveAlerts alerts,
            Memory memory,
            LinkLoop loop,
            InstantSource clock,
            Duration statusEvery) {
        this.bscs = bscs;
        this.alerts = alerts;
        this.memory = memory;
        this.loop = loop;
        this.clock = clock;
        this.statusEvery = statusEvery;
    }

    void start() {
        tick();
        loop.schedule(statusEvery, this::askAll);
    }

    /** Tells of every change since the last turn. */
    void settle(ProbeWatch probes) {
        for (var alert : alerts.takeChanged()) {
            var changed = alert.takeDirty();
            for (var track : List.copyOf(alert.tracks())) {
                boolean stop = track.order().action() == OrderAction.STOP;
                track.settle(changed, stop ? alert::rid : alert::held, stop ? cell -> "" : alert::missingBeside);
                memory.rewrite(track);
            }
            probes.confirmed(alert);
            if (alert.letGo()) {
                release(alert);
            }
        }
        memory.forceSoon();
    }

    /** Every BSC is emptied when its link stands: what it holds from before is not known here by cell. */
    void emptyAll() {
        toEmpty.set(0, bscs.size());
    }

    @Override
    public void up(int bsc) {
        if (toEmpty.get(bsc)) {
            bscs.get(bsc).reset(answer -> {
                if (answer.unanswered().isEmpty()) {
                    toEmpty.clear(bsc);
                }
                restarted(bsc, answer.done(), true);
            });
        }
        alerts.all().forEach(alert -> alert.placements(bsc).forEach(Placement::linkUp));
    }

    @Override
    public void down(int bsc, String reason) {
        // what was confirmed is still on the air; what was asked is answered as unanswered
    }

    @Override
    public void restarted(int bsc, BitSet cells, boolean dataLost) {
        alerts.all().forEach(alert -> alert.placements(bsc).forEach(p -> p.restarted(cells, dataLost)));
    }

    @Override
    public void failed(int bsc, Map<Integer, Cause> cells) {
        alerts.all().forEach(alert -> alert.placements(bsc).forEach(p -> p.lost(cells)));
    }

    private void tick() {
        var now = clock.instant();
        for (var alert : List.copyOf(alerts.all())) {
            if (!alert.stopped() && !now.isBefore(alert.expires())) {
                expire(alert);
            } else if (alert.stopped() && forgettable(alert, now)) {
                release(alert);
                alerts.forget(alert);
            }
        }
        loop.schedule(TICK, this::tick);
    }

    private void expire(LiveAlert alert) {
        alert.tracks().clear();
        alert.remove(alert.version(), (BitSet) alert.wanted().clone());
        memory.write(alert);
        alert.drive();
        alerts.touchAll(alert);
    }

    /** Its message codes come free; they rest behind those of alerts that ended before. */
    private void release(LiveAlert alert) {
        if (!alert.codes().isEmpty()) {
            alert.codes().forEach(serial -> memory.codes().release(serial, clock.instant()));
            alert.giveCodesBack();
            memory.write(alert);
        }
    }

    /** Long enough gone that no order of it can come any more, and no BSC that was never heard again still repeats it. */
    private static boolean forgettable(LiveAlert alert, Instant now) {
        return now.isAfter(alert.expires().plus(LATE_ORDERS));
    }

    private void askAll() {
        alerts.all().forEach(alert -> alert.placements().forEach(Placement::doubtAll));
        loop.schedule(statusEvery, this::askAll);
    }
}
