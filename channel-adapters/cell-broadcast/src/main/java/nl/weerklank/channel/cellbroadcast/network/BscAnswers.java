package nl.weerklank.channel.cellbroadcast.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage;
import nl.weerklank.channel.cellbroadcast.cbsp.CellId;
import nl.weerklank.channel.cellbroadcast.cbsp.CellKind;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Completed;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.CompletedList;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Load;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.LoadList;
import org.jspecify.annotations.Nullable;

/** What a BSC answers to each message, and what that does to its cells (TS 48.049 §7). */
final class BscAnswers {

    private final BscCells cells;
    private final CellStore store;
    private final Air air;
    private final Quirks quirks;

    private @Nullable CellList lastWritten;

    BscAnswers(BscCells cells, CellStore store, Air air, Quirks quirks) {
        this.cells = cells;
        this.store = store;
        this.air = air;
        this.quirks = quirks;
    }

    /** How the last write named its cells; none before the first. */
    @Nullable
    CellList lastWritten() {
        return lastWritten;
    }

    /** The answer, if the message has one. */
    Optional<CbspMessage> to(CbspMessage message, Condition condition) {
        return switch (message) {
            case CbspMessage.WriteReplace m -> Optional.of(write(m, condition));
            case CbspMessage.Kill m -> Optional.of(kill(m, condition));
            case CbspMessage.StatusQuery m -> Optional.of(status(m));
            case CbspMessage.KeepAlive m -> Optional.of(new CbspMessage.KeepAliveComplete());
            case CbspMessage.Reset m -> {
                var split = split(m.cells());
                store.clear(split.known);
                yield Optional.of(
                        split.failed.isEmpty()
                                ? new CbspMessage.ResetComplete(m.cells())
                                : new CbspMessage.ResetFailure(split.failed, ifAny(split.known)));
            }
            case CbspMessage.LoadQuery m -> quirks.silentOnUnknown() ? Optional.empty() : Optional.of(load(m));
            case CbspMessage.SetDrx m ->
                quirks.silentOnUnknown()
                        ? Optional.empty()
                        : Optional.of(new CbspMessage.SetDrxComplete(m.cells(), m.channel()));
            default -> Optional.empty();
        };
    }

    private CbspMessage write(CbspMessage.WriteReplace m, Condition condition) {
        lastWritten = m.cells();
        var split = split(m.cells());
        var refusal = condition == Condition.REFUSING
                ? Cause.NOT_OPERATIONAL
                : condition == Condition.FULL ? Cause.BSC_MEMORY : null;
        int old = m.oldSerial() == null ? -1 : m.oldSerial();
        var counts = new ArrayList<Completed>();
        split.sort(cell -> refusal != null
                ? Optional.of(refusal)
                : condition == Condition.CROWDED && old < 0 && store.held(cell) > 0
                        ? Optional.of(Cause.CELL_MEMORY)
                        : store.objection(cell, m.messageId(), m.newSerial(), old, m.broadcast()));
        var taken = split.known;
        if (old >= 0 && quirks.shorterPeriodIsRefused()) {
            var lost = split.failedFor(Cause.BSC_CAPACITY);
            store.remove(m.messageId(), old, lost);
        }
        if (old >= 0) {
            counts.addAll(counts(taken, m.messageId(), old));
            store.remove(m.messageId(), old, taken);
        }
        if (!taken.isEmpty()) {
            boolean mute = condition == Condition.LYING;
            var onAir = new OnAir(
                    m.messageId(), m.newSerial(), m.broadcast(), (BitSet) taken.clone(), System.nanoTime(), mute);
            store.put(onAir);
            air.begin(onAir);
        }
        var completed = old < 0 || counts.isEmpty() ? null : new CompletedList(CellKind.CGI, counts);
        var channel =
                m.broadcast() instanceof Broadcast.Cbs text ? Integer.valueOf(text.extendedChannel() ? 1 : 0) : null;
        return split.failed.isEmpty()
                ? new CbspMessage.WriteReplaceComplete(
                        m.messageId(), m.newSerial(), m.oldSerial(), completed, ifAny(taken), channel)
                : new CbspMessage.WriteReplaceFailure(
                        m.messageId(), m.newSerial(), m.oldSerial(), split.failed, completed, ifAny(taken), channel);
    }

    private CbspMessage kill(CbspMessage.Kill m, Condition condition) {
        var split = split(m.cells());
        split.sort(cell -> condition == Condition.REFUSING
                ? Optional.of(Cause.NOT_OPERATIONAL)
                : store.has(cell, m.messageId(), m.serial())
                        ? Optional.empty()
                        : Optional.of(Cause.REFERENCE_NOT_IDENTIFIED));
        var counts = counts(split.known, m.messageId(), m.serial());
        store.remove(m.messageId(), m.serial(), split.known);
        boolean text = m.channel() != null;
        var completed = text && !counts.isEmpty() ? new CompletedList(CellKind.CGI, counts) : null;
        var done = text ? null : ifAny(split.known);
        return split.failed.isEmpty()
                ? new CbspMessage.KillComplete(m.messageId(), m.serial(), completed, done, m.channel())
                : new CbspMessage.KillFailure(m.messageId(), m.serial(), split.failed, completed, done, m.channel());
    }

    private CbspMessage status(CbspMessage.StatusQuery m) {
        var split = split(m.cells());
        split.sort(cell -> store.has(cell, m.messageId(), m.serial())
                ? Optional.empty()
                : Optional.of(Cause.REFERENCE_NOT_IDENTIFIED));
        var completed = new CompletedList(CellKind.CGI, counts(split.known, m.messageId(), m.serial()));
        return split.failed.isEmpty()
                ? new CbspMessage.StatusQueryComplete(m.messageId(), m.serial(), completed, m.channel())
                : new CbspMessage.StatusQueryFailure(
                        m.messageId(),
                        m.serial(),
                        split.failed,
                        completed.entries().isEmpty() ? null : completed,
                        m.channel());
    }

    private CbspMessage load(CbspMessage.LoadQuery m) {
        var split = split(m.cells());
        var loads = split.known.stream()
                .mapToObj(cell -> new Load(cells.cgi(cell), store.load(cell), 0))
                .toList();
        var list = new LoadList(CellKind.CGI, loads);
        return split.failed.isEmpty()
                ? new CbspMessage.LoadQueryComplete(list, m.channel())
                : new CbspMessage.LoadQueryFailure(split.failed, list, m.channel());
    }

    private List<Completed> counts(BitSet which, int messageId, int serial) {
        long now = System.nanoTime();
        return which.stream()
                .mapToObj(cell -> new Completed(cells.cgi(cell), store.broadcasts(cell, messageId, serial, now), 0))
                .toList();
    }

    private @Nullable CellList ifAny(BitSet which) {
        if (which.isEmpty()) {
            return null;
        }
        return CellList.of(CellKind.CGI, which.stream().mapToObj(cells::cgi).toList());
    }

    private Split split(CellList list) {
        var split = new Split();
        for (var entry : list.cells()) {
            int before = split.known.cardinality();
            cells.each(entry, cells.all(), split.known::set);
            if (split.known.cardinality() == before && entry.kind() != CellKind.ALL) {
                var unknown = quirks.unknownCellIsCauseZero() ? Cause.PARAMETER_NOT_RECOGNISED : Cause.CELL_INVALID;
                split.failed.add(new Failed(entry, unknown));
            }
        }
        return split;
    }

    /** The cells that a list means and the entries that mean none. */
    private final class Split {
        private final BitSet known = new BitSet();
        private final List<Failed> failed = new ArrayList<>();

        void sort(IntFunction<Optional<Cause>> objection) {
            for (int cell = known.nextSetBit(0); cell >= 0; cell = known.nextSetBit(cell + 1)) {
                int index = cell;
                var cause = objection.apply(cell);
                cause.ifPresent(why -> {
                    known.clear(index);
                    failed.add(new Failed(name(index), why));
                });
            }
        }

        BitSet failedFor(Cause cause) {
            var cells = new BitSet();
            for (var one : failed) {
                if (one.cause().equals(cause)) {
                    BscAnswers.this.cells.each(one.cell(), BscAnswers.this.cells.all(), cells::set);
                }
            }
            return cells;
        }

        private CellId name(int cell) {
            return cells.cgi(cell);
        }
    }
}
