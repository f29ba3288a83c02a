package nl.weerklank.channel.cellbroadcast.centre;

import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.weerklank.channel.cellbroadcast.bsc.BscQuestions;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.memory.MessageCodes;
import nl.weerklank.channel.cellbroadcast.packet.PacketBroadcast;
import nl.weerklank.channel.cellbroadcast.placement.Trouble;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.Selection;
import nl.weerklank.channel.cellbroadcast.plan.Targeting;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;

/** Turns each order into what radio cells should hold, and follows it to its end; on the centre's thread. */
final class Orders {

    private static final System.Logger LOG = System.getLogger(Orders.class.getName());
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** What they work with. */
    record Tools(
            CellPlan plan,
            Targeting targeting,
            CentreSettings settings,
            InstantSource clock,
            LinkLoop loop,
            List<BscQuestions> bscs,
            Memory memory,
            ProbeWatch probes,
            PacketBroadcast packets) {}

    /** One order to carry out. */
    record Task(Emission emission, Selection selection, ReportSink reports, CompletableFuture<Void> done) {
        Order order() {
            return emission.order();
        }
    }

    private final Tools with;
    private final LiveAlerts alerts;

    Orders(Tools with, LiveAlerts alerts) {
        this.with = with;
        this.alerts = alerts;
    }

    void take(Task task) {
        var order = task.order();
        var known = alerts.get(order.alertId());
        if (known != null && known.version() > order.version()) {
            refuse(task, Fault.SUPERSEDED, "version " + known.version() + " is already known here");
        } else if (order.action() == OrderAction.STOP) {
            stop(task);
        } else if (!with.clock().instant().isBefore(order.expires())) {
            refuse(task, Fault.EXPIRED, "the alert expired before it could be broadcast");
        } else {
            emit(task);
        }
    }

    private void emit(Task task) {
        var event = task.emission().alert();
        var alert = alerts.begun(event.alertId(), event.expires());
        if (alert.worded() < event.version() || alert.codes().isEmpty()) {
            try {
                word(alert, event, task);
            } catch (MessageCodes.NoneFree e) {
                refuse(task, Fault.OVERLOADED, String.valueOf(e.getMessage()));
                return;
            }
        }
        var selection = task.selection();
        alert.want(selection.chosen());
        LOG.log(
                System.Logger.Level.DEBUG,
                "cells are chosen alert={0} order={1} whole={2} choice={3}",
                event.alertId(),
                task.order().orderId(),
                selection.everywhere(),
                selection.preview().sentence());
        send(alert);
        with.packets()
                .write(
                        alert.messages(),
                        selection,
                        Duration.between(with.clock().instant(), alert.expires()));
        follow(alert, task, evidence(alert, selection));
    }

    private void word(LiveAlert alert, AlertEvent event, Task task) {
        var now = with.clock().instant();
        var made = with.settings()
                .maker()
                .make(event, alert.messages(), () -> with.memory().codes().take(now));
        var meant = alert.wanted().isEmpty() ? task.selection() : whole(event, task);
        alert.become(event.version(), event.expires(), made.messages(), made.notes(), meant.chosen());
    }

    /** What the alert's whole area comes to, of which the order may be a part. */
    private Selection whole(AlertEvent event, Task task) {
        return event.target().equals(task.order().cells())
                ? task.selection()
                : with.targeting().select(event.cap(), event.target(), event.target());
    }

    private void stop(Task task) {
        var order = task.order();
        var event = task.emission().alert();
        var alert = alerts.begun(order.alertId(), order.expires());
        var going = (BitSet) task.selection().chosen().clone();
        var staying = new BitSet();
        if (event.kind() == AlertKind.CANCEL) {
            going.or(alert.wanted());
        } else if (!event.target().intersects(order.cells())) {
            staying.or(going); // cells at the rim that also serve what the update is for
            staying.and(whole(event, task).chosen());
            staying.and(alert.wanted());
            going.andNot(staying);
        }
        alert.dropTracks(order.version());
        with.packets().stop(alert.messages(), going, task.selection().everywhere());
        alert.remove(order.version(), going);
        send(alert);
        follow(
                alert,
                task,
                staying.isEmpty()
                        ? "no cell broadcasts it any more"
                        : "no cell broadcasts it any more, but for %d that also serve the area that stays"
                                .formatted(staying.cardinality()));
    }

    private static void refuse(Task task, Fault fault, String why) {
        task.reports().failed(fault, task.order().cells(), why);
        task.done().complete(null);
    }

    /** Writes down what is wanted, then asks the BSCs for it. */
    private void send(LiveAlert alert) {
        with.memory().write(alert);
        with.bscs().forEach(bsc -> bsc.link().hurry());
        alert.drive();
    }

    private void follow(LiveAlert alert, Task task, String evidence) {
        var track =
                new OrderTrack(task.order(), task.reports(), task.selection().servers(), with.plan(), evidence);
        alert.tracks().add(track);
        if (task.order().action() == OrderAction.STOP) {
            alerts.touchAll(alert);
        } else {
            alerts.touchKnown(alert);
        }
        with.loop().schedule(with.settings().linkGrace(), () -> failWithoutLink(alert));
        var deadline = with.loop()
                .schedule(
                        waitFor(track),
                        () -> track.giveUp(Trouble.silent("the BSC did not answer before the order's deadline")));
        track.completed().thenRun(() -> {
            deadline.cancel();
            with.memory().write(track, task.done());
        });
        with.probes().expect(alert, track);
    }

    private Duration waitFor(OrderTrack track) {
        var left = Duration.between(with.clock().instant(), track.order().deadline())
                .minus(LEAST_WAIT);
        if (left.compareTo(LEAST_WAIT) < 0) {
            return LEAST_WAIT;
        }
        return left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
    }

    private void failWithoutLink(LiveAlert alert) {
        for (int i = 0; i < with.bscs().size(); i++) {
            var link = with.bscs().get(i).link();
            if (!link.isUp()) {
                var trouble = Trouble.unreachable(
                        link.peer().name(),
                        "it does not answer at " + link.peer().address());
                alert.placements(i).forEach(placement -> placement.giveUp(trouble));
            }
        }
    }

    /** What is said beside a proof: whom the chosen cells serve, worked out before anything is sent, and what was left out. */
    private static String evidence(LiveAlert alert, Selection selection) {
        var notes = alert.notes().isEmpty() ? "" : "; " + String.join("; ", alert.notes());
        var where = selection.everywhere() ? "the whole network: " : "";
        return "confirmed by every serving radio cell; " + where
                + selection.preview().sentence() + notes;
    }
}
