package nl.weerklank.channel.cellbroadcast.centre;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/**
 * Follows one order: says for each map cell when it is proven or failed, and says so again when that changes. A map cell
 * is proven when every radio cell that serves it has confirmed; it fails as soon as one of them has.
 */
final class OrderTrack {

    /** How one radio cell stands towards the order. */
    sealed interface State {
        /** Nothing known yet. */
        record Open() implements State {}

        /** Confirmed by the BSC. */
        record Done() implements State {}

        /** Not confirmed, and why. */
        record Bad(Trouble trouble) implements State {}
    }

    static final State OPEN = new State.Open();
    static final State DONE = new State.Done();

    private final Order order;
    private final ReportSink reports;
    private final String evidence;
    private final long[] mapCells;
    private final int[][] servers;
    private final State[] said;
    private final CompletableFuture<Void> completed = new CompletableFuture<>();

    OrderTrack(Order order, ReportSink reports, ServiceMap service, String evidence) {
        this.order = order;
        this.reports = reports;
        this.evidence = evidence;
        this.mapCells = order.cells().stream().toArray();
        this.servers = new int[mapCells.length][];
        this.said = new State[mapCells.length];
        Arrays.fill(said, OPEN);
        for (int i = 0; i < mapCells.length; i++) {
            servers[i] = service.servers(mapCells[i]);
        }
    }

    Order order() {
        return order;
    }

    ReportSink reports() {
        return reports;
    }

    CompletableFuture<Void> completed() {
        return completed;
    }

    /** All radio cells that the order is about. */
    BitSet radioCells() {
        var all = new BitSet();
        for (var some : servers) {
            for (int server : some) {
                all.set(server);
            }
        }
        return all;
    }

    /** The order's map cells that one of these radio cells serves. */
    CellSet servedBy(BitSet radioCells) {
        var hit = new BitSet();
        for (int i = 0; i < mapCells.length; i++) {
            for (int server : servers[i]) {
                if (radioCells.get(server)) {
                    hit.set(i);
                }
            }
        }
        return cells(hit);
    }

    /** The order's map cells that were reported as transmitted. */
    CellSet transmitted() {
        var hit = new BitSet();
        for (int i = 0; i < mapCells.length; i++) {
            hit.set(i, said[i].equals(DONE));
        }
        return cells(hit);
    }

    /** Compares with what was said and says what is new. */
    void settle(IntFunction<State> stateOfRadioCell) {
        var fresh = new LinkedHashMap<State, BitSet>();
        boolean open = false;
        for (int i = 0; i < mapCells.length; i++) {
            var state = state(servers[i], stateOfRadioCell);
            if (!state.equals(OPEN) && !state.equals(said[i])) {
                said[i] = state;
                fresh.computeIfAbsent(state, s -> new BitSet()).set(i);
            }
            open |= said[i].equals(OPEN);
        }
        fresh.forEach(this::report);
        if (!open) {
            completed.complete(null);
        }
    }

    /** The time is up: what is open is silent. */
    void giveUp(Trouble trouble) {
        var open = new BitSet();
        for (int i = 0; i < mapCells.length; i++) {
            if (said[i].equals(OPEN)) {
                said[i] = new State.Bad(trouble);
                open.set(i);
            }
        }
        if (!open.isEmpty()) {
            report(new State.Bad(trouble), open);
        }
        completed.complete(null);
    }

    private void report(State state, BitSet which) {
        switch (state) {
            case State.Done done -> reports.reached(Rung.TRANSMITTED, cells(which), evidence);
            case State.Bad bad ->
                reports.failed(
                        bad.trouble().fault(), cells(which), bad.trouble().sentence());
            case State.Open open -> {}
        }
    }

    private static State state(int[] servers, IntFunction<State> stateOfRadioCell) {
        if (servers.length == 0) {
            return new State.Bad(new Trouble(Fault.NOT_COVERED, "no radio cell of this network serves the place"));
        }
        State sum = DONE;
        for (int server : servers) {
            var state = stateOfRadioCell.apply(server);
            if (state instanceof State.Bad) {
                return state;
            }
            if (state instanceof State.Open) {
                sum = OPEN;
            }
        }
        return sum;
    }

    private CellSet cells(BitSet which) {
        return CellSet.of(which.stream().mapToLong(i -> mapCells[i]).toArray());
    }

    /** What was said, by state, for a person who looks. */
    Map<String, Integer> summary() {
        var counts = new LinkedHashMap<String, Integer>();
        for (var state : said) {
            counts.merge(state.getClass().getSimpleName(), 1, Integer::sum);
        }
        return counts;
    }
}
