package nl.weerklank.channel.siren.round;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.channel.siren.park.Hearing;
import nl.weerklank.channel.siren.park.SirenPark;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/**
 * Turns what posts confirmed into what is proven for cells. A start is transmitted in a cell when posts that are heard well
 * enough there confirmed; a stop when no post that failed to confirm is heard there at all.
 */
final class Tally {

    private static final int MOST_NAMES = 300;

    private final SirenPark park;
    private final Hearing hearing;
    private final ReportSink sink;
    private final boolean stopping;
    private final String doing;
    private final int count;
    private final BitSet open;
    private final BitSet confirmed = new BitSet();
    private final BitSet lost = new BitSet();
    private final Map<Integer, LinkFailure> failures = new TreeMap<>();
    private final LongSummaryStatistics starts = new LongSummaryStatistics();
    private CellSet undecided;
    private CellSet transmitted = CellSet.EMPTY;

    Tally(
            SirenPark park,
            Hearing hearing,
            CellSet cells,
            BitSet posts,
            boolean stopping,
            String doing,
            ReportSink sink) {
        this.park = park;
        this.hearing = hearing;
        this.undecided = cells;
        this.open = (BitSet) posts.clone();
        this.count = posts.cardinality();
        this.stopping = stopping;
        this.doing = doing;
        this.sink = sink;
    }

    /** @param startedAt when it started on our clock, 0 when it does not say */
    synchronized void confirmed(int post, long startedAt) {
        open.clear(post);
        confirmed.set(post);
        if (startedAt != 0) {
            starts.accept(startedAt);
        }
    }

    synchronized void failed(int post, LinkFailure failure) {
        open.clear(post);
        lost.set(post);
        failures.put(post, failure);
    }

    /** Says what is decided by now and was not said yet. */
    synchronized void say() {
        if (undecided.isEmpty()) {
            return;
        }
        var reached = stopping
                ? without(undecided, hearing.heardFrom(undecided, post -> open.get(post) || lost.get(post)))
                : hearing.reachedBy(undecided, confirmed::get);
        undecided = without(undecided, reached);
        var gone = stopping
                ? hearing.heardFrom(undecided, lost::get)
                : without(undecided, hearing.reachedBy(undecided, post -> confirmed.get(post) || open.get(post)));
        undecided = without(undecided, gone);
        if (!reached.isEmpty()) {
            transmitted = transmitted.union(reached);
            sink.reached(
                    Rung.TRANSMITTED,
                    reached,
                    "%d of %d posts confirmed: %s%s".formatted(confirmed.cardinality(), count, doing, together()));
        }
        if (!gone.isEmpty()) {
            sayLost(gone);
        }
    }

    /** The cells that were said to be transmitted. */
    synchronized CellSet transmitted() {
        return transmitted;
    }

    private static CellSet without(CellSet all, CellSet part) {
        return part.size() == all.size() ? CellSet.EMPTY : all.minus(part);
    }

    private String together() {
        return starts.getCount() < 2 ? "" : ", all started within %d ms".formatted(starts.getMax() - starts.getMin());
    }

    private void sayLost(CellSet gone) {
        var byFault = new EnumMap<Fault, CellSet>(Fault.class);
        gone.stream()
                .boxed()
                .collect(Collectors.groupingBy(this::faultIn))
                .forEach((fault, cells) -> byFault.put(fault, CellSet.of(cells)));
        byFault.forEach((fault, cells) -> sink.failed(fault, cells, words(fault)));
    }

    private Fault faultIn(long cell) {
        var best = hearing.best(cell, lost::get);
        var failure = best.isEmpty() ? null : failures.get(best.getAsInt());
        return failure == null ? Fault.NOT_COVERED : failure.fault();
    }

    private String words(Fault fault) {
        var names = new TreeMap<String, BitSet>();
        failures.forEach((post, failure) -> {
            if (failure.fault() == fault) {
                names.computeIfAbsent(failure.words(), w -> new BitSet()).set(post);
            }
        });
        var total = names.values().stream().mapToInt(BitSet::cardinality).sum();
        return "%d of %d posts did not confirm: %s; %s"
                .formatted(
                        total,
                        count,
                        doing,
                        names.entrySet().stream()
                                .map(e -> e.getKey() + ": " + Names.of(park, e.getValue(), MOST_NAMES))
                                .collect(Collectors.joining("; ")));
    }
}
