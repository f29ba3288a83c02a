package nl.weerklank.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;

/** Notes what an adapter reports of one order and how each cell stands by it; thread-safe. */
public final class ReportNotes implements ReportSink {

    /** One thing that the adapter said. */
    public record Note(Outcome outcome, CellSet cells, String detail) {}

    private final List<Note> notes = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<Long, Outcome> standing = new HashMap<>();

    @Override
    public synchronized void reached(Rung rung, CellSet cells, String detail) {
        notes.add(new Note(new Outcome.Reached(rung), cells, detail));
        cells.forEach(cell -> standing.merge(
                cell,
                new Outcome.Reached(rung),
                (was, is) ->
                        was instanceof Outcome.Reached reached && reached.rung().compareTo(rung) > 0 ? was : is));
    }

    @Override
    public synchronized void failed(Fault fault, CellSet cells, String detail) {
        notes.add(new Note(new Outcome.Failed(fault), cells, detail));
        cells.forEach(cell -> standing.put(cell, new Outcome.Failed(fault)));
    }

    /** Something more that was said of cells, which leaves their standing as it is. */
    public record Remark(CellSet cells, String detail) {}

    @Override
    public synchronized void noted(CellSet cells, String detail) {
        remarks.add(new Remark(cells, detail));
    }

    public synchronized List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    public synchronized List<Note> all() {
        return List.copyOf(notes);
    }

    /** The cells that stand at this rung or a higher one. */
    public synchronized CellSet reached(Rung rung) {
        return cells(outcome ->
                outcome instanceof Outcome.Reached reached && reached.rung().compareTo(rung) >= 0);
    }

    /** The cells that stand as failed. */
    public synchronized CellSet failed() {
        return cells(outcome -> outcome instanceof Outcome.Failed);
    }

    /** The cells that stand as failed with one of these faults. */
    public synchronized CellSet failed(Fault... faults) {
        return cells(outcome ->
                outcome instanceof Outcome.Failed failed && List.of(faults).contains(failed.fault()));
    }

    /** Every fault that was reported at any time. */
    public synchronized Set<Fault> faults() {
        return notes.stream()
                .map(Note::outcome)
                .flatMap(outcome -> outcome instanceof Outcome.Failed failed
                        ? java.util.stream.Stream.of(failed.fault())
                        : java.util.stream.Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The highest rung that was ever claimed for any cell is this one or higher. */
    public synchronized boolean everClaimed(Rung rung) {
        return notes.stream()
                .anyMatch(note -> note.outcome() instanceof Outcome.Reached reached
                        && reached.rung().compareTo(rung) >= 0);
    }

    /** What no report may do, whatever the network does; empty when all is well. */
    public synchronized List<String> violations(CellSet ordered) {
        var found = new ArrayList<String>();
        var contradicted = CellSet.EMPTY;
        for (var note : notes) {
            if (note.cells().isEmpty()) {
                found.add("a report about no cell: " + note);
            }
            if (!ordered.containsAll(note.cells())) {
                found.add("a report about cells that were not ordered: " + note);
            }
            if (note.detail().isBlank()) {
                found.add("a report without a word of evidence: " + note);
            }
            if (note.outcome() instanceof Outcome.Reached(Rung rung)) {
                if (rung == Rung.ORDERED) {
                    found.add("ORDERED is dispatch's to say: " + note);
                }
                if (rung.compareTo(Rung.OBSERVED) < 0 && contradicted.intersects(note.cells())) {
                    found.add("claimed again after it was contradicted: " + note);
                }
            }
            if (note.outcome() instanceof Outcome.Failed(Fault fault) && fault == Fault.NOT_OBSERVED) {
                contradicted = contradicted.union(note.cells());
            }
        }
        return found;
    }

    private CellSet cells(java.util.function.Predicate<Outcome> of) {
        return CellSet.of(standing.entrySet().stream()
                .filter(entry -> of.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    @Override
    public synchronized String toString() {
        return notes.toString();
    }
}
