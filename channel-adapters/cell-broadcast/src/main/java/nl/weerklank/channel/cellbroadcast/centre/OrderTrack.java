package nl.weerklank.channel.cellbroadcast.centre;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import nl.weerklank.channel.cellbroadcast.placement.Trouble;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import org.jspecify.annotations.Nullable;

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
    private static final State NOT_SERVED =
            new State.Bad(new Trouble(Fault.NOT_COVERED, "no radio cell of this network serves the place"));

    private final Order order;
    private final ReportSink reports;
    private final String evidence;
    private final long[] mapCells;
    private final int[][] servers;
    private final State[] said;
    private final @Nullable BitSet[] byBsc;
    private BitSet notServed = new BitSet();
    private int unsaid;
    private boolean unwritten;
    private final Map<Integer, String> remarks = new HashMap<>();
    private final CompletableFuture<Void> completed = new CompletableFuture<>();

    /** @param servers the radio cells that serve each of the order's map cells */
    OrderTrack(Order order, ReportSink reports, int[][] servers, CellPlan plan, String evidence) {
        this.order = order;
        this.reports = reports;
        this.evidence = evidence;
        this.servers = servers;
        this.mapCells = order.cells().stream().toArray();
        this.said = new State[mapCells.length];
        Arrays.fill(said, OPEN);
        this.unsaid = mapCells.length;
        this.byBsc = new BitSet[plan.bscs()];
        for (int i = 0; i < mapCells.length; i++) {
            for (int server : servers[i]) {
                place(plan.cells().get(server).bsc(), i);
            }
            if (servers[i].length == 0) {
                notServed.set(i);
            }
        }
    }

    private void place(int bsc, int place) {
        var places = byBsc[bsc];
        if (places == null) {
            places = new BitSet(mapCells.length);
            byBsc[bsc] = places;
        }
        places.set(place);
    }

    /** Takes up an order of an earlier run, which had reported these places of its map cells as transmitted. */
    void resume(BitSet transmitted) {
        for (int i = transmitted.nextSetBit(0); i >= 0 && i < said.length; i = transmitted.nextSetBit(i + 1)) {
            said[i] = DONE;
        }
        for (int i = notServed.nextSetBit(0); i >= 0; i = notServed.nextSetBit(i + 1)) {
            said[i] = NOT_SERVED;
        }
        notServed = new BitSet();
        for (var one : said) {
            unsaid -= one == OPEN ? 0 : 1;
        }
        completed.complete(null);
    }

    String evidence() {
        return evidence;
    }

    /** The places of its map cells that were reported as transmitted. */
    BitSet transmittedPlaces() {
        var hit = new BitSet();
        for (int i = 0; i < mapCells.length; i++) {
            hit.set(i, said[i] == DONE);
        }
        return hit;
    }

    /** Whether something was reported since this was asked last. */
    boolean takeUnwritten() {
        boolean was = unwritten;
        unwritten = false;
        return was;
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
        return cells(transmittedPlaces());
    }

    /** Compares with what was said, for the map cells of BSCs that changed, and says what is new. */
    void settle(BitSet bscs, IntFunction<State> stateOfRadioCell, IntFunction<String> missingBeside) {
        var affected = notServed;
        notServed = new BitSet();
        for (int bsc = bscs.nextSetBit(0); bsc >= 0; bsc = bscs.nextSetBit(bsc + 1)) {
            var places = byBsc[bsc];
            if (places != null) {
                affected.or(places);
            }
        }
        var fresh = new LinkedHashMap<State, BitSet>();
        var beside = new LinkedHashMap<String, BitSet>();
        for (int i = affected.nextSetBit(0); i >= 0; i = affected.nextSetBit(i + 1)) {
            var state = state(servers[i], stateOfRadioCell);
            if (state != OPEN && !state.equals(said[i])) {
                unsaid -= said[i] == OPEN ? 1 : 0;
                said[i] = state;
                fresh.computeIfAbsent(state, s -> new BitSet()).set(i);
            }
            if (said[i] == DONE) {
                remark(i, missingBeside, beside);
            }
        }
        fresh.forEach(this::report);
        beside.forEach((remark, which) -> reports.noted(cells(which), remark));
        if (unsaid == 0) {
            completed.complete(null);
        }
    }

    /** Collects what is newly known to be missing beside the proof of one map cell, or to be there after all. */
    private void remark(int place, IntFunction<String> missingBeside, Map<String, BitSet> beside) {
        var missing = "";
        for (int server : servers[place]) {
            var one = missingBeside.apply(server);
            if (!one.isEmpty()) {
                missing = missing.isEmpty() ? one : missing + "; " + one;
            }
        }
        if (missing.isEmpty() && remarks.isEmpty()) {
            return;
        }
        if (!remarks.getOrDefault(place, "").equals(missing)) {
            remarks.put(place, missing);
            var remark = missing.isEmpty()
                    ? "what was missing beside the country's language is broadcast now"
                    : "broadcast in the country's language; not broadcast: " + missing;
            beside.computeIfAbsent(remark, r -> new BitSet()).set(place);
        }
    }

    /** The time is up: what is open is silent. */
    void giveUp(Trouble trouble) {
        var open = new BitSet();
        for (int i = 0; i < mapCells.length; i++) {
            if (said[i] == OPEN) {
                said[i] = new State.Bad(trouble);
                open.set(i);
            }
        }
        unsaid = 0;
        if (!open.isEmpty()) {
            report(new State.Bad(trouble), open);
        }
        completed.complete(null);
    }

    private void report(State state, BitSet which) {
        unwritten = true;
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
            return NOT_SERVED;
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
}
