package nl.weerklank.dispatch.track;

import java.util.List;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** How one channel stands in the current version, said from its orders. */
public enum Standing {
    /** No order of this version went to it. */
    NOT_CHOSEN(true),
    /** Ordered; the channel said nothing yet. */
    ORDERED(false),
    /** The channel took the order on; some of its cells are still open. */
    ACCEPTED(false),
    /** Confirmed for every cell that it was ordered for. */
    TRANSMITTED(true),
    /** Confirmed for every cell, and seen by an independent receiver. */
    OBSERVED(true),
    /** Confirmed for some cells, failed for others. */
    PARTIAL(true),
    /** No cell is confirmed. */
    FAILED(true),
    /** It confirmed that it no longer emits. */
    STOPPED(true),
    /** An exercise that its emitter withheld from the public, as it must. */
    WITHHELD(true);

    private final boolean settled;

    Standing(boolean settled) {
        this.settled = settled;
    }

    /** Whether it is a final state, unless a channel later says otherwise. */
    public boolean settled() {
        return settled;
    }

    /** The standing of a channel with these orders of one version. */
    public static Standing of(List<OrderTrack> orders, Mode mode) {
        if (orders.isEmpty()) {
            return NOT_CHOSEN;
        }
        var confirmed = union(orders, Part.CONFIRMED);
        var open = union(orders, Part.OPEN).minus(confirmed);
        if (!open.isEmpty()) {
            return orders.stream().anyMatch(OrderTrack::acknowledged) ? ACCEPTED : ORDERED;
        }
        var failed = union(orders, Part.FAILED).minus(confirmed);
        if (confirmed.isEmpty()) {
            return withheld(orders, mode) ? WITHHELD : FAILED;
        }
        if (!failed.isEmpty()) {
            return PARTIAL;
        }
        if (orders.stream().allMatch(order -> order.action() == OrderAction.STOP)) {
            return STOPPED;
        }
        var seen = orders.stream().anyMatch(Standing::wasSeen);
        return seen ? OBSERVED : TRANSMITTED;
    }

    private static boolean wasSeen(OrderTrack order) {
        return !order.proven(Rung.OBSERVED).isEmpty()
                || !order.proven(Rung.SEEN).isEmpty();
    }

    private static boolean withheld(List<OrderTrack> orders, Mode mode) {
        return mode == Mode.EXERCISE && orders.stream().allMatch(order -> order.suffered(Fault.MODE_NOT_PERMITTED));
    }

    private enum Part {
        CONFIRMED,
        OPEN,
        FAILED
    }

    private static CellSet union(List<OrderTrack> orders, Part part) {
        var all = CellSet.EMPTY;
        for (var order : orders) {
            all = all.union(
                    switch (part) {
                        case CONFIRMED -> order.confirmed();
                        case OPEN -> order.open();
                        case FAILED -> order.failed();
                    });
        }
        return all;
    }
}
